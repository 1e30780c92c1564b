package caseloom;

import caseloom.champ.ChampHttp;
import caseloom.dashboard.DashboardHttp;
import caseloom.ops.Greeting;
import caseloom.ops.Logs;
import caseloom.settings.Env;
import caseloom.settings.InvalidSettings;
import caseloom.time.CannotStart;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One life of the process: settings, start, greeting, waiting, stop. Says how it ended by a
/// number.
final class Launch {

    static final int STOPPED = 0;
    static final int FAILED = 1;
    private static final int MISUSED = 2;

    private static final Logger LOG = LoggerFactory.getLogger(Launch.class);

    private static final String USAGE = "usage: caseloom start [--empty]";

    private final Outside outside;
    private final PrintStream out;
    private final PrintStream err;

    /// What only the outside world can give. The random numbers must be fit for secrets and for
    /// sharing.
    record Outside(Map<String, String> environment, InstantSource clock, RandomGenerator random) {}

    Launch(Outside outside, PrintStream out, PrintStream err) {
        this.outside = outside;
        this.out = out;
        this.err = err;
    }

    /// Serves until the process is told to stop, which then never comes back here.
    int run(String... arguments) {
        var words = List.of(arguments);
        if (!words.equals(List.of("start")) && !words.equals(List.of("start", "--empty"))) {
            err.println(USAGE);
            return MISUSED;
        }
        var settings = settings();
        if (settings == null) {
            return MISUSED;
        }
        Logs.use(settings.ops().log());
        return served(new App(settings, outside), !words.contains("--empty"));
    }

    private @Nullable Settings settings() {
        try {
            return Settings.from(Env.of(outside.environment()));
        } catch (InvalidSettings e) {
            e.complaints().forEach(complaint -> err.println("caseloom: " + complaint));
            return null;
        }
    }

    private int served(App app, boolean withExample) {
        var stop = new Stop(app);
        stop.listen();
        try {
            var up = app.start(withExample);
            new Greeting(
                            up.address(),
                            ChampHttp.PREFIX + "/workflows/{}/cases",
                            "/workflows/{}/1/initiate",
                            DashboardHttp.builtPath())
                    .print(out, up.made());
            stop.await();
        } catch (CannotStart e) {
            failed(stop, e);
        } catch (InterruptedException | RuntimeException e) {
            failed(stop, new CannotStart("the start failed", e));
        }
        return FAILED;
    }

    /// Whoever stops a server that is still starting wants no complaint about that.
    private void failed(Stop stop, CannotStart why) {
        if (stop.isAsked()) {
            return;
        }
        LOG.debug("the start failed", why);
        stop.afterFailure();
        err.println("caseloom: " + why.getMessage());
    }
}
