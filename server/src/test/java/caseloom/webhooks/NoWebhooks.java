package caseloom.webhooks;

import caseloom.core.cases.OrganizationId;
import caseloom.core.webhook.Change;
import caseloom.db.Tx;
import java.util.List;
import java.util.Map;

/// The herald of a server that has no destinations and never gets one.
public final class NoWebhooks implements Herald {

    /// As the migrations leave it.
    public static final long EPOCH = 1;

    private static final Known NONE = new Known(EPOCH, Map.of());

    @Override
    public Known known() {
        return NONE;
    }

    @Override
    public boolean moved(Known then) {
        return false;
    }

    @Override
    public void prepare() {
        // Nothing is ever written.
    }

    @Override
    public void hold(Tx tx) {
        // Nobody ever changes them.
    }

    @Override
    public Known known(Tx tx, OrganizationId organization) {
        return NONE;
    }

    @Override
    public boolean write(Tx tx, Known known, List<Change> changes) {
        throw new AssertionError("nobody is to be told");
    }

    @Override
    public void hint() {
        throw new AssertionError("there is nothing to send");
    }
}
