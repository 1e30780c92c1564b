package caseloom.db;

import java.nio.file.Path;
import java.util.random.RandomGenerator;

/// A process that starts a PostgreSQL and says so, until it is killed.
final class LonelyPostgres {

    private LonelyPostgres() {}

    public static void main(String[] arguments) throws InterruptedException {
        var data = DataFolder.open(Path.of(arguments[0]));
        EmbeddedPostgres.start(data, TestServer.caches(data.path()), RandomGenerator.getDefault());
        Thread.currentThread().join();
    }
}
