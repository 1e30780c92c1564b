package caseloom.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// PostgreSQL's `postmaster.pid`: which process serves a database folder and how far it is. Only
/// the first line is written at first; the others follow during its start.
record PidFile(Path cluster, List<String> lines) {

    private static final String NAME = "postmaster.pid";
    private static final int PID = 0;
    private static final int STATUS = 7;

    /// No process has this number anywhere: systems give out far smaller ones.
    private static final long NOBODY = Integer.MAX_VALUE - 1L;

    static Optional<PidFile> of(Path cluster) throws IOException {
        try {
            return Optional.of(new PidFile(cluster, Files.readAllLines(cluster.resolve(NAME))));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    boolean isReady(long pid) {
        return pid() == pid && lines.size() > STATUS && lines.get(STATUS).strip().equals("ready");
    }

    /// The live process that the file names, if it really serves this folder. A number alone proves
    /// nothing: after a crash another program may have it.
    Optional<ProcessHandle> server() {
        return live().filter(process -> serves(process.info()));
    }

    /// Frees the folder from a number that belongs to another program by now, which PostgreSQL
    /// would take for its own. The rest of the file stays: by it PostgreSQL finds out whether
    /// children of the dead server still use the folder.
    void disown() throws IOException {
        if (live().isEmpty() || server().isPresent()) {
            return;
        }
        var changed = new ArrayList<>(lines);
        changed.set(PID, Long.toString(NOBODY));
        var file = cluster.resolve(NAME);
        var part = cluster.resolve(NAME + ".part");
        Files.write(part, changed);
        Files.setOwner(part, Files.getOwner(file));
        Files.setPosixFilePermissions(part, Files.getPosixFilePermissions(file));
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private long pid() {
        try {
            return lines.isEmpty() ? NOBODY : Long.parseLong(lines.get(PID).strip());
        } catch (NumberFormatException _) {
            return NOBODY;
        }
    }

    private Optional<ProcessHandle> live() {
        return ProcessHandle.of(pid()).filter(ProcessHandle::isAlive);
    }

    private boolean serves(ProcessHandle.Info process) {
        var folder = cluster.toString();
        return process.arguments().map(List::of).orElse(List.of()).contains(folder)
                && process.command().filter(command -> command.endsWith("postgres")).isPresent();
    }
}
