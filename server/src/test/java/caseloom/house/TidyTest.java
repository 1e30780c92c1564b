package caseloom.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Keeps the tree as tidy as `docs/contributing.md` says. What must exceed a limit is listed here
/// with its reason, and these lists may only shrink.
class TidyTest {

    private static final String HOUSE = "server/src/test/java/caseloom/house/";

    /// Paths of files that may be longer, with the reason.
    private static final Map<String, String> LONG_FILES = Map.of();

    /// Beginnings of complaints about methods and constructors that may stay, with the reason.
    private static final Map<String, String> LONG_METHODS = Map.of();

    private static final Map<String, String> WIDE_CONSTRUCTORS = Map.of();

    private static final Map<String, String> FORBIDDEN_WORDS =
            Map.of(
                    HOUSE + "Texts.java", "names what it looks for",
                    HOUSE + "TextsTest.java", "shows what is looked for");

    private static final Map<String, String> EMPTY_NAMES = Map.of();

    private static final Map<String, String> SWALLOWED =
            Map.of(
                    "server/src/test/java/caseloom/outbound/Receiver.java",
                    "a fake server closes sockets that may be closed already");

    private static final Map<String, String> UNUSED_STATEMENTS = Map.of();

    /// Words of routes and tables that need no line in the glossary, with the reason.
    private static final Map<String, String> PLAIN_WORDS =
            Map.of("api", "begins every path of an API", "external", "part of a contract's prefix");

    private static final SourceTree TREE = SourceTree.ofProject();

    private static final List<Source> JAVA = TREE.sources(".java");

    private static final List<Source> MAIN = JAVA.stream().filter(file -> !file.isTest()).toList();

    private static final JavaShape SHAPE = JavaShape.of(JAVA);

    @Test
    void noFileIsLongerThanItsBudget() {
        each(JAVA, file -> Texts.tooLong(file, file.isTest() ? 500 : 400), LONG_FILES);
    }

    @Test
    void mostFilesAreSmall() {
        var lengths = sorted(MAIN.stream().map(file -> file.lines().size()));

        assertThat(quantile(lengths, 0.5)).as("median").isLessThanOrEqualTo(60);
        assertThat(quantile(lengths, 0.9)).as("nine in ten").isLessThanOrEqualTo(180);
    }

    @Test
    void noMethodIsLongerThanItsBudget() {
        none(SHAPE.tooLong(60), LONG_METHODS);
    }

    @Test
    void mostMethodsAreTiny() {
        var main = JavaShape.of(MAIN).methods();
        var lengths = sorted(main.stream().map(JavaShape.Method::lines));

        assertThat(quantile(lengths, 0.5)).as("median").isLessThanOrEqualTo(7);
        assertThat(quantile(lengths, 0.9)).as("nine in ten").isLessThanOrEqualTo(25);
    }

    @Test
    void noConstructorWantsMoreThanFiveThings() {
        none(SHAPE.tooManyParameters(5), WIDE_CONSTRUCTORS);
    }

    @Test
    void nothingForbiddenStandsInCode() {
        each(JAVA, Texts::forbidden, FORBIDDEN_WORDS);
    }

    @Test
    void everyNameSaysSomething() {
        none(SHAPE.bannedNames(), EMPTY_NAMES);
    }

    @Test
    void noExceptionIsSwallowed() {
        none(SHAPE.swallowed(), SWALLOWED);
    }

    @Test
    void commentsAreNeitherRareNorEverywhere() {
        assertThat(Texts.commentShare(MAIN)).isBetween(5.0, 15.0);
    }

    /// Tests ask for theirs by composed names too, and a missing one fails them anyway.
    @Test
    void everyStatementIsAskedForAndEveryAskedForStatementIsThere() {
        var statements =
                TREE.sources(".sql").stream()
                        .filter(TidyTest::isNamed)
                        .filter(file -> file.path().contains("/src/main/"))
                        .toList();
        var names = new SqlNames(statements, MAIN);

        none(names.missing(), Map.of());
        none(names.unused(), UNUSED_STATEMENTS);
    }

    @Test
    void everyPackageSaysWhatItIsFor() {
        var told =
                JAVA.stream()
                        .filter(file -> file.name().equals("package-info.java"))
                        .filter(file -> file.text().contains("@NullMarked"))
                        .map(TidyTest::packageOf)
                        .collect(Collectors.toSet());

        assertThat(told).containsAll(JAVA.stream().map(TidyTest::packageOf).toList());
    }

    @Test
    void everyPageHasOneTitle() {
        each(TREE.sources(".md"), Pages::withoutOneTitle, Map.of());
    }

    @Test
    void everyTableAndEveryRouteIsInTheGlossary() {
        var glossary = page("docs/glossary.md");
        var routes =
                MAIN.stream()
                        .filter(file -> file.name().matches(".*(Http|Routes)\\.java"))
                        .toList();
        var words = Pages.routeWords(routes);
        words.removeAll(PLAIN_WORDS.keySet());

        assertThat(Pages.unexplained(Pages.tables(migrations()), glossary)).isEmpty();
        assertThat(Pages.unexplained(words, glossary)).isEmpty();
    }

    @Test
    void noBinaryIsBiggerThanAHundredKibibytes() {
        var found =
                TREE.files().stream()
                        .flatMap(file -> Texts.bigBinary(TREE.path(file), file, 102_400).stream())
                        .toList();

        assertThat(found).isEmpty();
    }

    private static List<Source> migrations() {
        return TREE.sources(".sql").stream().filter(file -> !isNamed(file)).toList();
    }

    /// Migrations hold no named statements, and tests may ask for theirs by any name they put
    /// together.
    private static boolean isNamed(Source file) {
        return file.path().contains("/main/resources/caseloom/");
    }

    private static Source page(String path) {
        return TREE.sources(path).getFirst();
    }

    private static String packageOf(Source file) {
        return file.folder().replace("/src/test/java", "/src/main/java");
    }

    private static void each(
            List<Source> files, Function<Source, List<String>> check, Map<String, String> allowed) {
        none(files.stream().flatMap(file -> check.apply(file).stream()).toList(), allowed);
    }

    /// A complaint is allowed by its beginning; what is allowed without need must go.
    private static void none(Collection<String> complaints, Map<String, String> allowed) {
        assertThat(complaints)
                .filteredOn(complaint -> allowed.keySet().stream().noneMatch(complaint::startsWith))
                .isEmpty();
        assertThat(allowed.keySet())
                .as("allowed without need")
                .allMatch(start -> complaints.stream().anyMatch(found -> found.startsWith(start)));
    }

    private static List<Integer> sorted(Stream<Integer> lengths) {
        return lengths.sorted().toList();
    }

    private static int quantile(List<Integer> sorted, double share) {
        return sorted.isEmpty() ? 0 : sorted.get((int) (share * (sorted.size() - 1)));
    }
}
