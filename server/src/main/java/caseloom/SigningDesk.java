package caseloom;

import caseloom.access.OrganizationRecord;
import caseloom.access.Organizations;
import caseloom.callbacks.Callbacks;
import caseloom.callbacks.Posted;
import caseloom.files.Filing;
import caseloom.signatures.SigningOffice;
import caseloom.workflows.PublishedWorkflows;
import java.util.function.Consumer;

/// Puts the signing of documents together.
record SigningDesk(
        Settings settings,
        Launch.Outside outside,
        Features.Ground ground,
        ByMail byMail,
        Organizations organizations) {

    SigningOffice open(
            PublishedWorkflows workflows,
            Callbacks callbacks,
            Filing filing,
            Consumer<Posted> onward) {
        return SigningOffice.of(
                new SigningOffice.Ground(
                        ground.database().db(),
                        outside.clock(),
                        workflows,
                        one -> organizations.find(one).map(OrganizationRecord::name).orElse(""),
                        onward),
                new SigningOffice.Ways(
                        callbacks,
                        byMail.links(),
                        byMail.mailing().queue(),
                        filing.files(),
                        filing.documents()),
                byMail.pages(),
                settings.signatures());
    }
}
