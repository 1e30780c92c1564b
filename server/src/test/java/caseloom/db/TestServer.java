package caseloom.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.random.RandomGenerator;

/// A PostgreSQL of its own in a folder that goes with it, for tests that do something to a server.
final class TestServer implements AutoCloseable {

    private final Path folder;
    private DataFolder data;
    private EmbeddedPostgres postgres;

    TestServer() {
        try {
            folder = Files.createTempDirectory("caseloom-test").toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        data = DataFolder.open(folder.resolve("data"));
        postgres = postgres(data);
    }

    EmbeddedPostgres postgres() {
        return postgres;
    }

    Path data() {
        return data.path();
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

    /// Starts it again after `stop`.
    void start() {
        data = DataFolder.open(folder.resolve("data"));
        try {
            postgres = postgres(data);
        } catch (RuntimeException e) {
            data.close();
            throw e;
        }
    }

    /// Stops it and leaves the folder to others.
    void stop() {
        postgres.close();
        data.close();
    }

    @Override
    public void close() {
        stop();
        try {
            Folders.remove(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EmbeddedPostgres postgres(DataFolder data) {
        return EmbeddedPostgres.start(data, caches(data.path()), RandomGenerator.getDefault());
    }
}
