package caseloom.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What Linux says about a process; empty elsewhere.
final class Processes {

    /// The unit of times in `/proc`, the same on every Linux for programs.
    private static final double TICKS_PER_SECOND = 100;

    private static final int PARENT = 1;
    private static final int USER = 11;
    private static final int SYSTEM = 12;
    private static final int CHILDREN_USER = 13;
    private static final int CHILDREN_SYSTEM = 14;

    private Processes() {}

    /// CPU seconds of one process so far.
    static Optional<Double> cpu(long pid) {
        return stat(pid).map(stat -> seconds(stat, USER) + seconds(stat, SYSTEM));
    }

    /// CPU seconds of a process and all it started, the ended ones included: a child that ends
    /// between two looks moves from its own account to that of its parent.
    static Optional<Double> cpuOfFamily(long pid) {
        return stat(pid)
                .map(stat ->
                        seconds(stat, USER)
                                + seconds(stat, SYSTEM)
                                + seconds(stat, CHILDREN_USER)
                                + seconds(stat, CHILDREN_SYSTEM)
                                + children(pid).stream()
                                        .mapToDouble(child -> cpu(child).orElse(0.0))
                                        .sum());
    }

    static Optional<Long> parent(long pid) {
        return stat(pid).map(stat -> Long.valueOf(stat.get(PARENT)));
    }

    /// The most memory that the process ever had, in bytes.
    static Optional<Long> peak(long pid) {
        return kibibytes("/proc/" + pid + "/status", "VmHWM:");
    }

    /// Memory of a process and its children now, in bytes, shared pages counted once.
    static Optional<Long> memoryOfFamily(long pid) {
        var own = share(pid);
        return own.map(bytes ->
                bytes + children(pid).stream().mapToLong(child -> share(child).orElse(0L)).sum());
    }

    private static Optional<Long> share(long pid) {
        return kibibytes("/proc/" + pid + "/smaps_rollup", "Pss:");
    }

    private static List<Long> children(long pid) {
        return ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::descendants)
                .map(ProcessHandle::pid)
                .toList();
    }

    /// The fields after the name, which may itself hold blanks and brackets.
    private static Optional<List<String>> stat(long pid) {
        try {
            var line = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            return Optional.of(List.of(line.substring(line.lastIndexOf(')') + 2).split(" ", -1)));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static double seconds(List<String> stat, int field) {
        return Long.parseLong(stat.get(field)) / TICKS_PER_SECOND;
    }

    private static Optional<Long> kibibytes(String file, String label) {
        try (var lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(label))
                    .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                    .findFirst();
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
