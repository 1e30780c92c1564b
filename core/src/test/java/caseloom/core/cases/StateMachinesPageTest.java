package caseloom.core.cases;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.core.Golden;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StateMachinesPageTest {

    @Test
    void c129_theStatusesOfARunAreTheseFiveAndThreeAreFinal() {
        assertThat(RunStatus.values())
                .extracting(RunStatus::word)
                .containsExactly("pending", "running", "completed", "failed", "cancelled");
        assertThat(Arrays.stream(RunStatus.values()).filter(RunStatus::ended))
                .containsExactly(RunStatus.COMPLETED, RunStatus.FAILED, RunStatus.CANCELLED);
    }

    @Test
    void c130_theMovesOfARunAreThese() {
        assertThat(RunStatus.PENDING.next())
                .containsExactlyInAnyOrder(
                        RunStatus.RUNNING, RunStatus.FAILED, RunStatus.CANCELLED);
        assertThat(RunStatus.RUNNING.next())
                .containsExactlyInAnyOrder(
                        RunStatus.COMPLETED, RunStatus.FAILED, RunStatus.CANCELLED);
    }

    @Test
    void thePageShowsTheTables() {
        Golden.compare("docs/state-machines.md", page());
    }

    private static String page() {
        return """
        # State machines

        Written by `StateMachinesPageTest` from the tables in the code; `-Dgolden=write` writes it anew.

        ## A run

        A row is the status a run is in, a column one it may move to (C-129, C-130). One transaction may take several moves at once.

        """
                + runs()
                + """

                `completed`, `failed` and `cancelled` are final: a run that a person has done again, from the failed step or from the first one, is a new run with a new id (C-91).

                A run that an operator holds is `running` (C-129): a pause is a mark on the run, not a status. A pending run that is paused becomes `running`. Only resuming and cancelling change a paused run.

                ## A case

                A row is the status a case is in, a column what happens; the cell is the status after it. The column "a step sets S" is any declared status S, the three defaults included (C-87).

                """
                + cases()
                + """

                A run without a case moves no case.
                """;
    }

    private static String runs() {
        var table = new StringBuilder("| from, to: |");
        for (var to : RunStatus.values()) {
            table.append(" ").append(to.word()).append(" |");
        }
        table.append("\n|---|---|---|---|---|---|\n");
        for (var from : RunStatus.values()) {
            table.append("| ").append(from.word()).append(" |");
            for (var to : RunStatus.values()) {
                table.append(from.next().contains(to) ? " yes |" : " |");
            }
            table.append("\n");
        }
        return table.toString();
    }

    private static String cases() {
        return "| status | a step sets S | the run completes | the run fails | the run is cancelled"
                + " | a failed run is retried | an ended run is restarted |\n|---|---|---|---|---|---|---|\n"
                + List.of(Statuses.OPEN, "a declared status", Statuses.CLOSED, Statuses.ERROR)
                        .stream()
                        .map(StateMachinesPageTest::row)
                        .collect(Collectors.joining());
    }

    private static String row(String from) {
        return "| "
                + String.join(
                        " | ",
                        from,
                        "S",
                        RunStatus.COMPLETED.leaves(from),
                        RunStatus.FAILED.leaves(from),
                        RunStatus.CANCELLED.leaves(from),
                        from.equals(Statuses.ERROR) ? Statuses.OPEN : from,
                        Statuses.OPEN)
                + " |\n";
    }
}
