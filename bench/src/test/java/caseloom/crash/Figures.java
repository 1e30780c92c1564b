package caseloom.crash;

import caseloom.core.json.Json;
import caseloom.crash.Faults.Struck;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/// What came of a round, in numbers.
///
/// @param begun cases that were asked for
/// @param answered cases that were acknowledged
/// @param unclear requests that got no clear answer, by status; 0 for none at all
/// @param struck the blows
/// @param service what the service saw
record Figures(
        int begun,
        int answered,
        Map<Integer, Integer> unclear,
        List<Struck> struck,
        Service service) {

    /// @param keys different Idempotency-Keys under which it was called
    record Service(int calls, int keys) {}

    Figures {
        unclear = Map.copyOf(unclear);
        struck = List.copyOf(struck);
    }

    /// The longest time that runs of a killed node took to go on elsewhere.
    Duration longestTakeover() {
        return most(struck, Fault.NODE_KILLED, Struck::took);
    }

    /// One line for people and programs.
    String line(Plan plan, Judge.Findings findings, Evidence evidence) throws SQLException {
        var line =
                Json.object()
                        .put("seed", plan.seed())
                        .put("cases", begun)
                        .put("answered", answered)
                        .put("effect_keys", service.keys)
                        .put("effect_calls", service.calls)
                        .put("lost", findings.lost().size())
                        .put("doubled", findings.doubled().size())
                        .put("illegal", findings.illegal().size());
        var unclearAnswers = line.putObject("unclear_answers");
        unclear.forEach((status, count) -> unclearAnswers.put(Integer.toString(status), count));
        var faults = line.putObject("faults");
        for (var fault : Fault.values()) {
            add(faults.putObject(fault.name().toLowerCase(Locale.ROOT)), fault, evidence);
        }
        return Json.write(line);
    }

    private void add(ObjectNode line, Fault fault, Evidence evidence) throws SQLException {
        var own = struck.stream().filter(one -> one.fault() == fault).toList();
        line.put("blows", own.size())
                .put("reach", own.stream().mapToInt(Struck::reach).sum())
                .put("took_ms", most(own, fault, Struck::took).toMillis())
                .put("creation_stall_ms", most(own, fault, Struck::creationStall).toMillis());
        var stall = Duration.ZERO;
        var slowest = Duration.ZERO;
        for (var one : own) {
            stall = longer(stall, evidence.stall(one.window()));
            slowest = longer(slowest, evidence.slowest(one.window()));
        }
        line.put("end_stall_ms", stall.toMillis()).put("slowest_run_ms", slowest.toMillis());
    }

    private static Duration most(
            List<Struck> struck, Fault fault, Function<Struck, Duration> what) {
        return struck.stream()
                .filter(one -> one.fault() == fault)
                .map(what)
                .reduce(Duration.ZERO, Figures::longer);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
