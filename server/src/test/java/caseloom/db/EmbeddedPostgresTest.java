package caseloom.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caseloom.ChildJvm;
import caseloom.Probe;
import caseloom.time.CannotStart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// One server that goes through everything that can happen to it; each test leaves it running.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EmbeddedPostgresTest {

    private final TestServer server = new TestServer();

    @BeforeAll
    void keepSomething() {
        Sessions.execute(address(), "create table kept (what text)");
        Sessions.execute(address(), "insert into kept values ('this')");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "fsync, on",
        "full_page_writes, on",
        "synchronous_commit, on",
        "data_checksums, on",
        "password_encryption, scram-sha-256",
        "listen_addresses, 127.0.0.1",
        "server_encoding, UTF8"
    })
    void whatIsCommittedIsOnDiskAndOnlyThisMachineIsLetIn(String setting, String value) {
        assertThat(Sessions.ask(address(), "show " + setting)).isEqualTo(value);
    }

    @Test
    void noSettingInTheFolderWeakensIt() throws IOException {
        var file = cluster().resolve("postgresql.auto.conf");
        Files.writeString(file, "fsync = off\nsynchronous_commit = off\nfull_page_writes = off\n");

        server.stop();
        server.start();

        assertThat(Sessions.ask(address(), "show fsync")).isEqualTo("on");
        assertThat(Sessions.ask(address(), "show synchronous_commit")).isEqualTo("on");
        assertThat(Sessions.ask(address(), "show full_page_writes")).isEqualTo("on");
    }

    @Test
    void passwordsAreAskedForAndKeptAsScram() {
        var right = address();

        assertThatThrownBy(() ->
                        Sessions.execute(
                                new DatabaseAddress(right.url(), right.user(), "wrong"),
                                "select 1"))
                .hasMessageContaining("password authentication failed");
        assertThat(
                        Sessions.ask(
                                server.postgres().superuser(),
                                "select bool_and(rolpassword like 'SCRAM-SHA-256$%') from pg_authid"
                                        + " where rolcanlogin"))
                .isEqualTo("t");
        assertThat(
                        Sessions.ask(
                                server.postgres().superuser(),
                                "select string_agg(distinct auth_method, ' ' order by auth_method)"
                                        + " from pg_hba_file_rules"))
                .isEqualTo("reject scram-sha-256");
    }

    @Test
    void theServerIsNoSuperuser() {
        var rights =
                Sessions.ask(
                        address(),
                        "select rolsuper or rolbypassrls or rolcreaterole from pg_roles"
                                + " where rolname = current_user");

        assertThat(rights).isEqualTo("f");
    }

    @Test
    void passwordsAreReadableForTheOwnerOnly() throws IOException {
        for (var secret : new String[] {"database-password", "superuser-password"}) {
            var mode = Files.getPosixFilePermissions(server.data().resolve(secret));

            assertThat(mode).hasToString("[OWNER_READ, OWNER_WRITE]");
        }
    }

    @Test
    void whenItIsKilledItComesBackWithAllThatWasCommitted() throws IOException {
        var killed = server.postgres().pid();
        var address = address();

        kill(killed);
        Probe.until("another PostgreSQL", () -> server.postgres().pid() != killed);

        Probe.until("it answers again", () -> answers(address));
        assertThat(Sessions.ask(address, "select what from kept")).isEqualTo("this");
    }

    @Test
    void aPoolsConnectionIsMadeAsSoonAsItIsBack() throws SQLException {
        var address = address();
        var source = new SteadySource(address.url(), address.login());

        kill(server.postgres().pid());

        try (var connection = source.getConnection()) {
            assertThat(connection.isValid(0)).isTrue();
        }
    }

    @Test
    void whatAKilledServerLeftRunningIsStoppedByTheNext() throws IOException {
        server.stop();
        try (var child =
                ChildJvm.start(folder(), LonelyPostgres.class, Map.of(), data().toString())) {
            Probe.until("the child's PostgreSQL", () -> ready());
            var orphan = pidInFile();

            child.kill();
            assertThat(ProcessHandle.of(orphan)).isPresent();
            server.start();

            assertThat(ProcessHandle.of(orphan)).isEmpty();
            assertThat(Sessions.ask(address(), "select what from kept")).isEqualTo("this");
        }
    }

    @Test
    void aFolderInUseIsRefusedWithOneLine() {
        assertThatThrownBy(() -> DataFolder.open(data()))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("process " + ProcessHandle.current().pid())
                .hasMessageContaining("CASELOOM_DATA")
                .message()
                .hasLineCount(1);
    }

    @Test
    void aProcessFileOfADeadProcessIsInNobodysWay() throws IOException, InterruptedException {
        var dead = new ProcessBuilder("true").start();
        dead.waitFor();

        restartWithPid(dead.pid());

        assertThat(Sessions.ask(address(), "select what from kept")).isEqualTo("this");
    }

    /// After a crash of the machine, or in a container, the number can be anybody's.
    @Test
    void aProcessFileWithTheNumberOfAnotherProgramLeavesThatProgramAlone() throws IOException {
        var other = new ProcessBuilder("sleep", "600").start();
        try {
            restartWithPid(other.pid());

            assertThat(other.isAlive()).isTrue();
            assertThat(Sessions.ask(address(), "select what from kept")).isEqualTo("this");
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void aStartThatFailsGivesPostgresOwnReason() throws IOException {
        server.stop();
        var version = cluster().resolve("PG_VERSION");
        Files.writeString(version, "9\n");

        assertThatThrownBy(server::start)
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("incompatible with server")
                .message()
                .hasLineCount(1);

        Files.writeString(version, "18\n");
        server.start();
    }

    private DatabaseAddress address() {
        return server.postgres().address();
    }

    private Path data() {
        return server.data();
    }

    private Path folder() {
        return data().resolveSibling("child");
    }

    private Path cluster() {
        return data().resolve("postgres");
    }

    /// The rest of the file is as a real server left it.
    private void restartWithPid(long pid) throws IOException {
        var file = cluster().resolve("postmaster.pid");
        var lines = new ArrayList<>(Files.readAllLines(file));
        lines.set(0, Long.toString(pid));
        server.stop();
        Files.write(file, lines);
        server.start();
    }

    /// The file comes empty, then with its first line, then with the others.
    private boolean ready() {
        try {
            var file = PidFile.of(cluster());
            return file.isPresent()
                    && file.get().lines().size() > 7
                    && file.get().isReady(pidInFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long pidInFile() throws IOException {
        var file = PidFile.of(cluster()).orElseThrow();
        return Long.parseLong(file.lines().getFirst().strip());
    }

    private static boolean answers(DatabaseAddress address) {
        try {
            return Sessions.ask(address, "select 1").equals("1");
        } catch (DatabaseFault _) {
            return false;
        }
    }

    private static void kill(long pid) {
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    }
}
