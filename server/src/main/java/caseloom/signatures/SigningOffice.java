package caseloom.signatures;

import caseloom.callbacks.Callbacks;
import caseloom.callbacks.Posted;
import caseloom.core.cases.OrganizationId;
import caseloom.db.Db;
import caseloom.files.Files;
import caseloom.files.StepDocuments;
import caseloom.links.Links;
import caseloom.mail.MailQueue;
import caseloom.pages.Pages;
import caseloom.workflows.PublishedWorkflows;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Function;

/// Everything about signatures, put together.
///
/// @param sealing performs the function when all have signed
public record SigningOffice(Signatures signatures, Sealing sealing, SigningHttp http) {

    /// What signatures stand on.
    ///
    /// @param names tells how an organization is called
    /// @param onward is told what a run gets to know, once it is on disk
    public record Ground(
            Db db,
            InstantSource clock,
            PublishedWorkflows workflows,
            Function<OrganizationId, String> names,
            Consumer<Posted> onward) {}

    /// What signatures go by.
    public record Ways(
            Callbacks callbacks,
            Links links,
            MailQueue mails,
            Files files,
            StepDocuments documents) {}

    public static SigningOffice of(
            Ground ground, Ways ways, Pages pages, SignaturesSettings settings) {
        var known = new KnownSignatures(ground.workflows);
        var originals = new Originals(ways.files, settings);
        var invitations = new Invitations(ways.links, ways.mails);
        var signing =
                new Signing(
                        new Signing.Ground(ground.db, ground.clock, ways.links, ground.onward),
                        ways.callbacks,
                        invitations,
                        known,
                        settings);
        return new SigningOffice(
                new Signatures(
                        new Signatures.Ground(ground.db, ground.clock),
                        ways.callbacks,
                        originals,
                        invitations,
                        known),
                new Sealing(
                        new Sealing.Ground(
                                ground.db, ground.clock, ways.files, ways.documents, ground.names),
                        originals,
                        invitations,
                        known,
                        settings),
                new SigningHttp(signing, ways.files, pages, settings));
    }
}
