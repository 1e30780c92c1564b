package caseloom.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caseloom.time.CannotStart;
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

    /// Roles belong to the whole server: of databases that are migrated at once, each needs it.
    @Test
    void severalDatabasesOfOneServerMayBeMigratedAtOnce() throws Exception {
        try (var server = new TestServer()) {
            var superuser = server.postgres().superuser();
            Sessions.execute(superuser, "drop role caseloom_tenant");
            var addresses =
                    IntStream.range(0, 4).mapToObj(number -> foreign(server, number)).toList();

            atOnce(addresses);

            for (var address : addresses) {
                assertThat(Sessions.ask(address, "set role caseloom_tenant; select current_user"))
                        .isEqualTo("caseloom_tenant");
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
    void aTableOfSomebodyElseStopsTheStartWithOneLine() {
        var address = TestDatabase.empty();
        Sessions.execute(address, "create table organizations (id int)");

        assertThatThrownBy(() -> Migrations.run(address))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("organizations")
                .message()
                .hasLineCount(1);
    }

    private static DatabaseAddress foreign(TestServer server, int number) {
        var role = "owner_" + number;
        Sessions.execute(
                server.postgres().superuser(),
                "create role " + role + " login createrole password 'secret'");
        var url = server.database("foreign_" + number, role).url();
        return new DatabaseAddress(url, role, "secret");
    }

    private static void atOnce(List<DatabaseAddress> addresses)
            throws InterruptedException, ExecutionException {
        var works = addresses.stream().map(MigrationsTest::migration).toList();
        try (var threads = Executors.newCachedThreadPool()) {
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
