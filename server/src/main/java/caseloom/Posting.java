package caseloom;

import caseloom.webhooks.PostOffice;
import caseloom.workflows.PublishedWorkflows;

/// Puts together what tells others of changes.
final class Posting {

    private Posting() {}

    static PostOffice of(
            Settings settings,
            Launch.Outside outside,
            Features.Ground ground,
            PublishedWorkflows published,
            ToServices services) {
        var database = ground.database();
        return new PostOffice(
                new PostOffice.Ground(
                        database.db(),
                        database.writers(),
                        ground.vault(),
                        outside.clock(),
                        outside.random(),
                        ground.meters()),
                published,
                new PostOffice.Outward(
                        settings.outbound(),
                        settings.calls(),
                        services.connections(),
                        services.slots()),
                settings.webhooks());
    }
}
