package caseloom.db;

import static java.util.Comparator.naturalOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caseloom.time.CannotStart;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class MigrationsTest {

    @Test
    void severalNodesMayMigrateAnEmptyDatabaseAtOnce() throws Exception {
        var address = TestDatabase.empty();

        atOnce(IntStream.range(0, 4).mapToObj(_ -> address).toList());

        assertThat(
                        Sessions.ask(
                                address,
                                "select count(*) = count(distinct version) from flyway_schema_history where success"))
                .isEqualTo("t");
        assertThat(Sessions.ask(address, "select count(*) from cache_epoch")).isEqualTo("1");
    }

    /// Roles belong to the whole server, so each of these finds another making the same one.
    @Test
    void severalDatabasesOfOneServerMayBeMigratedAtOnce() throws Exception {
        try (var server = new TestServer()) {
            var superuser = server.postgres().superuser();
            Sessions.execute(superuser, "drop role caseloom_tenant");
            Sessions.execute(superuser, "alter role caseloom createrole");
            var addresses =
                    IntStream.range(0, 4)
                            .mapToObj(number -> server.database("shop_" + number, Cluster.ROLE))
                            .toList();

            atOnce(addresses);

            for (var address : addresses) {
                Sessions.execute(address, "set role caseloom_tenant");
                assertThat(Sessions.ask(address, "select count(*) from cache_epoch"))
                        .isEqualTo("1");
            }
        }
    }

    @Test
    void anOwnerWithoutTheRightToMakeRolesIsToldSo() {
        try (var server = new TestServer()) {
            Sessions.execute(server.postgres().superuser(), "drop role caseloom_tenant");
            var address = server.database("lonely", Cluster.ROLE);

            assertThatThrownBy(() -> Migrations.run(address))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("permission denied to create role");
        }
    }

    @Test
    void theNewestMigrationIsKnownByItsNameAndContent() throws Exception {
        var folder =
                Path.of(
                        System.getProperty("house.root"),
                        "server/src/main/resources/" + Migrations.FOLDER);
        var address = TestDatabase.empty();
        try (var connection = DriverManager.getConnection(address.url(), address.login());
                var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()).max(naturalOrder()))
                    .contains(Migrations.NEWEST);
            assertThat(Migrations.areDone(connection)).isFalse();

            Migrations.run(address);

            assertThat(Migrations.areDone(connection)).isTrue();
            Sessions.execute(address, "update flyway_schema_history set checksum = 1");
            assertThat(Migrations.areDone(connection)).isFalse();
        }
    }

    @Test
    void aTableOfSomebodyElseStopsTheStartWithOneLine() {
        var address = TestDatabase.empty();
        Sessions.execute(address, "create table organizations (id int)");

        assertThatThrownBy(() -> Migrations.run(address))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("non-empty schema")
                .message()
                .hasLineCount(1);
    }

    private static void atOnce(List<DatabaseAddress> addresses)
            throws InterruptedException, ExecutionException {
        var works = addresses.stream().map(MigrationsTest::migration).toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(works)) {
                done.get();
            }
        }
    }

    private static Callable<Boolean> migration(DatabaseAddress address) {
        return () -> {
            Migrations.run(address);
            return true;
        };
    }
}
