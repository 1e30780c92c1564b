package caseloom.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.random.RandomGenerator;

/// A PostgreSQL of its own in a folder that goes with it, for tests that do something to the
/// server.
final class TestServer implements AutoCloseable {

    private final Path folder;
    private final DataFolder data;
    private EmbeddedPostgres postgres;

    TestServer() {
        try {
            folder = Files.createTempDirectory("caseloom-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        data = DataFolder.open(folder.resolve("data"));
        postgres = started();
    }

    EmbeddedPostgres postgres() {
        return postgres;
    }

    DataFolder data() {
        return data;
    }

    /// Where all tests find the unpacked programs.
    static List<Path> caches(Path data) {
        return List.of(Path.of(System.getProperty("user.home"), ".cache", "caseloom"), data);
    }

    /// A new database of that owner.
    DatabaseAddress database(String name, String owner) {
        Sessions.execute(postgres.superuser(), "create database " + name + " owner " + owner);
        return postgres.address().database(name);
    }

    void restart() {
        postgres.close();
        postgres = started();
    }

    EmbeddedPostgres started() {
        return EmbeddedPostgres.start(data, caches(data.path()), RandomGenerator.getDefault());
    }

    @Override
    public void close() {
        postgres.close();
        data.close();
        try {
            Folders.remove(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
