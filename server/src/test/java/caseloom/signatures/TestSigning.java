package caseloom.signatures;

import caseloom.callbacks.Callbacks;
import caseloom.callbacks.Posted;
import caseloom.db.Db;
import caseloom.files.Files;
import caseloom.files.StepDocuments;
import caseloom.links.Links;
import caseloom.mail.MailSettings;
import caseloom.mail.Mailing;
import caseloom.pages.Pages;
import caseloom.settings.Env;
import caseloom.vault.TestVault;
import caseloom.workflows.PublishedWorkflows;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/// Signing without a mail server, for rigs that put features together themselves.
public final class TestSigning {

    private static final String URL = "http://localhost";

    private TestSigning() {}

    /// What signing stands on in a rig.
    public record Ground(Db db, InstantSource clock, PublishedWorkflows workflows) {}

    public static SigningOffice office(
            Ground ground, Callbacks callbacks, Files files, Consumer<Posted> onward) {
        var env = new Env(Map.of());
        var mailing =
                new Mailing(
                        new Mailing.Ground(
                                ground.db,
                                TestVault.on(ground.db),
                                ground.clock,
                                new SimpleMeterRegistry()),
                        MailSettings.from(env),
                        URL);
        return SigningOffice.of(
                new SigningOffice.Ground(
                        ground.db, ground.clock, ground.workflows, _ -> "Acme", onward),
                new SigningOffice.Ways(
                        callbacks,
                        new Links(ground.db, ground.clock, RandomGenerator.getDefault(), URL),
                        mailing.queue(),
                        files,
                        new StepDocuments(ground.db, ground.clock, files, ground.workflows)),
                new Pages(URL),
                SignaturesSettings.from(env));
    }
}
