package caseloom.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The borders between packages, read from the class files. One class, so that they are read once.
class HouseRulesTest {

    private static final String[] PLUMBING = {
        "caseloom.http..",
        "caseloom.db..",
        "caseloom.settings..",
        "caseloom.json..",
        "caseloom.time..",
        "caseloom.queue..",
        "caseloom.outbound.."
    };

    private static final String[] DIALECTS = {
        "caseloom.champ..", "caseloom.chamelio..", "caseloom.admin.."
    };

    private static final DescribedPredicate<JavaClass> OURS = resideInAPackage("caseloom..");

    private static final DescribedPredicate<JavaClass> CORE = resideInAPackage("caseloom.core..");

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("caseloom");

    @Test
    void storesArePrivateToTheirFeature() {
        hold(
                classes()
                        .that()
                        .haveSimpleNameEndingWith("Store")
                        .should()
                        .bePackagePrivate()
                        .because("a feature calls another's use cases, never its statements"));
    }

    @Test
    void featuresDoNotFormCycles() {
        hold(slices().matching("caseloom.(*)..").should().beFreeOfCycles());
        hold(slices().matching("caseloom.core.(*)..").should().beFreeOfCycles());
    }

    @Test
    void theCoreTouchesNothingOutside() {
        hold(
                noClasses()
                        .that(CORE)
                        .should()
                        .dependOnClassesThat(
                                resideInAnyPackage(
                                                "java.nio.file..",
                                                "java.nio.channels..",
                                                "java.net..",
                                                "java.sql..",
                                                "javax.sql..",
                                                "java.util.concurrent..",
                                                "java.util.logging..",
                                                "org.slf4j..")
                                        .or(nameMatching("java\\.io\\.(File|RandomAccess).*"))
                                        .or(belongToAnyOf(Thread.class, Process.class))
                                        .or(belongToAnyOf(Clock.class, InstantSource.class)))
                        .because("files, sockets, threads, clocks and logs belong to the shell"));
    }

    @Test
    void theCoreKnowsNothingOfTheServer() {
        hold(onlyOwn(CORE, CORE));
    }

    @Test
    void plumbingKnowsNoFeature() {
        var plumbing = resideInAnyPackage(PLUMBING);

        hold(onlyOwn(plumbing, plumbing.or(CORE)));
    }

    @Test
    void theEngineKnowsNoDialectAndNoFeatureAboveIt() {
        hold(
                noClasses()
                        .that(resideInAPackage("caseloom.engine.."))
                        .should()
                        .dependOnClassesThat(
                                resideInAnyPackage(DIALECTS)
                                        .or(resideInAnyPackage("caseloom.http..", "caseloom.cli.."))
                                        .or(resideInAPackage("caseloom.ops.."))));
    }

    @Test
    void dialectsOnlyTranslate() {
        hold(
                noClasses()
                        .that(resideInAnyPackage(DIALECTS))
                        .should()
                        .dependOnClassesThat(resideInAnyPackage("java.sql..", "javax.sql.."))
                        .because("what a call does is said once, in the feature"));
    }

    @Test
    void dialectsDoNotKnowEachOther() {
        hold(
                slices().matching("caseloom.(champ|chamelio|admin)..")
                        .should()
                        .notDependOnEachOther());
    }

    @Test
    void theCommandLineKnowsOnlyTheApi() {
        var cli = resideInAPackage("caseloom.cli..");

        hold(onlyOwn(cli, cli.or(CORE).or(resideInAPackage("caseloom.settings.."))));
    }

    @Test
    void onlyStoresAndTheDatabasePackageTouchConnections() {
        hold(
                noClasses()
                        .that(OURS)
                        .and(resideOutsideOfPackages("caseloom.db.."))
                        .and(nameMatching(".*Store(\\$.*)?").negate())
                        .should()
                        .dependOnClassesThat(
                                resideInAPackage("javax.sql..")
                                        .or(nameMatching("java\\.sql\\.(Connection|Driver.*)"))
                                        .or(nameMatching("java\\.sql\\..*Statement")))
                        .because("transactions begin and end in db, statements run in stores"));
    }

    @Test
    void nothingDependsOnTheWiring() {
        var wiring = resideInAPackage("caseloom");

        hold(noClasses().that(OURS).and(wiring.negate()).should().dependOnClassesThat(wiring));
    }

    /// A library that only one package names can be replaced there. Compress unpacks PostgreSQL,
    /// and is how POI shows what an Office file holds.
    @ParameterizedTest
    @CsvSource({
        "net.thisptr.., caseloom.core.expression..",
        "com.networknt.., caseloom.core.schema..",
        "org.snakeyaml.., caseloom.core.definition..",
        "com.google.re2j.., caseloom.core.pattern..",
        "org.apache.hc.., caseloom.outbound..",
        "org.postgresql.., caseloom.db..",
        "com.zaxxer.., caseloom.db..",
        "com.google.crypto.tink.., caseloom.vault..",
        "org.flywaydb.., caseloom.db..",
        "org.apache.commons.compress.., caseloom.db..|caseloom.files.reading..",
        "org.apache.commons.fileupload2.., caseloom.http..",
        "org.apache.tika.., caseloom.files..",
        "org.apache.pdfbox.., caseloom.pdf..|caseloom.seals..",
        "org.apache.fontbox.., caseloom.pdf..|caseloom.seals..",
        "org.springframework.., caseloom.accounts..",
        "org.bouncycastle.., caseloom.accounts..",
        "picocli.., caseloom.cli..",
        "jakarta.mail.., caseloom.mail..",
        "jakarta.activation.., caseloom.mail..",
        "org.eclipse.angus.., caseloom.mail.."
    })
    void aLibraryHasOneHome(String library, String home) {
        hold(
                noClasses()
                        .that(OURS)
                        .and(resideOutsideOfPackages(home.split("\\|")))
                        .should()
                        .dependOnClassesThat(resideInAPackage(library)));
    }

    private static ArchRule onlyOwn(
            DescribedPredicate<JavaClass> who, DescribedPredicate<JavaClass> own) {
        return noClasses()
                .that(who)
                .should()
                .dependOnClassesThat(
                        OURS.and(own.negate()).as("ours outside " + own.getDescription()));
    }

    /// Rules for packages that are still to come hold for nothing.
    private static void hold(ArchRule rule) {
        rule.allowEmptyShould(true).check(CLASSES);
    }
}
