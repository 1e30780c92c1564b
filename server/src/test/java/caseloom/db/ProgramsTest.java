package caseloom.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

final class ProgramsTest {

    /// Containers forbid namespaces as a rule. Only root can become somebody else, so elsewhere
    /// there is nothing to see.
    @Test
    void asRootWithoutNamespacesItRunsAsAnUnprivilegedUser() throws IOException {
        var folder = Files.createTempDirectory("caseloom-test").toRealPath();
        try (var data = DataFolder.open(folder.resolve("data"))) {
            assumeTrue(Files.getOwner(data.path()).getName().equals("root"), "is root");
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
            var programs = Programs.unprivileged(data.path()).orElseThrow();
            var cluster = Cluster.in(data, programs, RandomGenerator.getDefault());
            var log = new PostgresLog(data.path().resolve("postgres.log"));
            var process = new Postmaster(programs, cluster.path(), log).start(15_431);
            try {
                assertThat(process.info().user()).isNotEqualTo("root");
                assertThat(owner(cluster.path())).isNotEqualTo("root");
            } finally {
                Postmaster.stop(process.toHandle());
            }
        } finally {
            Folders.remove(folder);
        }
    }

    private static String owner(Path file) throws IOException {
        return Files.getOwner(file).getName();
    }
}
