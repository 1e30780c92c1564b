package caseloom.core.definition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Where steps and `switch` cases go. Targets are judged once all lists are known, so that a jump
/// to another list can say so.
final class Jumps {

    private static final List<String> WORDS = List.of("continue", "exit", "end");

    private final Complaints complaints;
    private final List<Jump> jumps = new ArrayList<>();
    private final Map<String, String> lists = new HashMap<>();

    /// @param names of the steps in the list that the jump stands in
    private record Jump(Value.Text at, Set<String> names) {}

    Jumps(Complaints complaints) {
        this.complaints = complaints;
    }

    static boolean reserved(String name) {
        return WORDS.contains(name);
    }

    void list(String pointer, Set<String> names) {
        names.forEach(name -> lists.putIfAbsent(name, pointer));
    }

    Then read(Value.Text then, Set<String> names) {
        return switch (then.text()) {
            case "continue" -> new Then.Continue();
            case "exit" -> new Then.Exit();
            case "end" -> new Then.End();
            default -> {
                jumps.add(new Jump(then, names));
                yield new Then.To(then.text());
            }
        };
    }

    void judge() {
        jumps.stream()
                .filter(jump -> !jump.names().contains(jump.at().text()))
                .takeWhile(_ -> !complaints.refusedEnough())
                .forEach(this::complain);
    }

    private void complain(Jump jump) {
        var name = jump.at().text();
        var elsewhere = lists.get(name);
        if (elsewhere != null) {
            complaints.error(
                    jump.at(),
                    "The step `"
                            + name
                            + "` stands in another list, `"
                            + elsewhere
                            + "`: a step can only go to a step of its own list.");
            return;
        }
        var known = new ArrayList<>(jump.names());
        known.addAll(WORDS);
        complaints.error(
                jump.at(),
                "There is no step `" + name + "` in this list." + Nearest.hint(name, known));
    }
}
