package caseloom.engine;

import caseloom.approvals.Approvals;
import caseloom.approvals.ApprovalsSettings;
import caseloom.approvals.Invitations;
import caseloom.callbacks.Callbacks;
import caseloom.callbacks.CallbacksSettings;
import caseloom.core.cases.OrganizationId;
import caseloom.core.cases.WorkflowId;
import caseloom.db.Db;
import caseloom.functions.Functions;
import caseloom.intake.Arrival;
import caseloom.intake.Numbers;
import caseloom.intake.Receipt;
import caseloom.settings.Env;
import caseloom.workflows.NamedWorkflows;
import caseloom.workflows.Publication;
import caseloom.workflows.PublishedWorkflows;
import caseloom.workflows.WorkflowStanding;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// What a simulated node has not: a database, and others who do something for its runs. Whoever
/// asks for it breaks the simulation at once, which is no weather.
final class Absent {

    private Absent() {}

    private static final class NoConnections extends HikariDataSource {

        @Override
        public Connection getConnection() {
            throw new AssertionError("there is no database in a simulation");
        }
    }

    private static final class NoWorkflows implements PublishedWorkflows {

        @Override
        public Optional<WorkflowStanding> standing(
                OrganizationId organization, WorkflowId workflow) {
            throw new AssertionError("runs know their workflows in a simulation");
        }

        @Override
        public Publication version(WorkflowId workflow, int version) {
            throw new AssertionError("runs know their workflows in a simulation");
        }
    }

    private static final class NoCreation implements Reach.Creation {

        @Override
        public Receipt write(Arrival arrival) {
            throw new AssertionError("no run starts another in a simulation");
        }

        @Override
        public Optional<Numbers> started(OrganizationId organization, String key) {
            throw new AssertionError("no run starts another in a simulation");
        }
    }

    static Db db() {
        return new Db(new NoConnections());
    }

    static Reach reach(InstantSource clock, RandomGenerator chance) {
        var callbacks =
                new Callbacks(
                        new Callbacks.Ground(db(), clock, chance, (_, _) -> Optional.empty()),
                        CallbacksSettings.from(new Env(Map.of())),
                        "http://localhost");
        return new Reach(
                new NamedWorkflows(db(), new NoWorkflows()),
                new NoCreation(),
                (organization, run, by) -> {
                    throw new AssertionError("no run ends another in a simulation");
                },
                events -> {
                    throw new AssertionError("no event starts anything in a simulation");
                },
                callbacks,
                new Approvals(
                        new Approvals.Ground(
                                db(), clock, callbacks, new NoWorkflows(), Invitations.NONE),
                        new ApprovalsSettings(200, 50),
                        posted -> {}),
                (callback, asked) -> {
                    throw new AssertionError("nothing is signed in a simulation");
                },
                new Functions(Map.of()));
    }
}
