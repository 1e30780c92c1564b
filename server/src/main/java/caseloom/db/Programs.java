package caseloom.db;

import caseloom.time.CannotStart;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How PostgreSQL's programs are run. They refuse to run as root and as a user without a name; then
/// they run in a user namespace of their own, where the same user has another name, or, where
/// namespaces are forbidden, as an unprivileged user who is given the files.
///
/// @param bin the folder of the programs
/// @param prefix what comes before each command
/// @param owner who must own the files of the database; null when that is us
record Programs(Path bin, List<String> prefix, @Nullable UserPrincipal owner) {

    /// A writer's statements take and free some 200 KiB each time. By default glibc gives that back
    /// to the kernel after each, which costs more than the statements do.
    private static final Map<String, String> MEMORY =
            Map.of("MALLOC_TOP_PAD_", "1048576", "MALLOC_TRIM_THRESHOLD_", "16777216");

    private static final Logger LOG = LoggerFactory.getLogger(Programs.class);

    private static final int MOST_SECONDS = 120;

    private static final List<String> NAMESPACE = List.of("unshare", "-U");

    /// Decides how to run them for files below the data folder.
    ///
    /// @throws CannotStart when we are root and there is no way to be somebody else
    static Programs in(Path data, List<Path> caches) {
        var us = us(data);
        if (!us.getName().equals("root") && !isNumber(us.getName())) {
            return new Programs(bin(caches), List.of(), null);
        }
        if (works(NAMESPACE)) {
            return new Programs(bin(caches), NAMESPACE, us);
        }
        return unprivileged(data)
                .orElseThrow(() ->
                        new CannotStart(
                                "PostgreSQL refuses to run as "
                                        + us.getName()
                                        + ", and neither unshare nor setpriv works here;"
                                        + " start Caseloom as an ordinary user, or set"
                                        + " CASELOOM_DATABASE_URL"));
    }

    /// As another user, who must reach the data folder; a cache in root's home would be out of
    /// reach, so the programs lie in the data folder too.
    static Optional<Programs> unprivileged(Path data) {
        return Stream.of("postgres", "nobody")
                .flatMap(name -> user(data, name))
                .filter(user -> works(become(user)))
                .findFirst()
                .map(user -> {
                    letThrough(data);
                    return new Programs(bin(List.of(data)), become(user), user);
                });
    }

    /// A command that lives as long as it wants, in a session of its own where possible: Ctrl-C in
    /// a terminal must reach the server only, which then stops PostgreSQL in its turn.
    ProcessBuilder lasting(String program, List<String> arguments) {
        var command = new ArrayList<>(prefix);
        if (works(List.of("setsid"))) {
            command.add("setsid");
        }
        command.add(bin.resolve(program).toString());
        command.addAll(arguments);
        return builder(command);
    }

    /// Runs a command to its end and gives what it said.
    ///
    /// @throws CannotStart when it fails or takes too long
    void run(String program, List<String> arguments, String input) {
        var command = new ArrayList<>(prefix);
        command.add(bin.resolve(program).toString());
        command.addAll(arguments);
        var ended = ended(command, input);
        if (ended.code() != 0) {
            throw new CannotStart(
                    "PostgreSQL's "
                            + program
                            + " failed: "
                            + ended.said().strip().replace("\n", " | "));
        }
    }

    /// Sends a signal by its name, such as INT, which Java has no word for.
    static void signal(String name, long pid) {
        ended(List.of("sh", "-c", "kill -" + name + " " + pid), "");
    }

    private record Ended(int code, String said) {}

    private static Path bin(List<Path> caches) {
        return PostgresBinaries.under(caches).resolve("bin");
    }

    /// The owner of a file we make is who we are, as the file system sees it.
    private static UserPrincipal us(Path data) {
        try {
            var probe = Files.createTempFile(data, "who", "");
            try {
                return Files.getOwner(probe);
            } finally {
                Files.delete(probe);
            }
        } catch (IOException e) {
            throw new CannotStart("the data folder " + data + " cannot be written", e);
        }
    }

    private static Stream<UserPrincipal> user(Path data, String name) {
        try {
            var users = data.getFileSystem().getUserPrincipalLookupService();
            return Stream.of(users.lookupPrincipalByName(name));
        } catch (IOException _) {
            return Stream.empty();
        }
    }

    private static void letThrough(Path data) {
        try {
            Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx--x--x"));
        } catch (IOException e) {
            throw new CannotStart("the data folder " + data + " cannot be opened to PostgreSQL", e);
        }
    }

    private static List<String> become(UserPrincipal user) {
        return List.of("setpriv", "--reuid=" + user.getName(), "--clear-groups", "--");
    }

    private static boolean isNumber(String name) {
        return name.chars().allMatch(Character::isDigit);
    }

    private static boolean works(List<String> prefix) {
        var command = new ArrayList<>(prefix);
        command.add("true");
        try {
            return ended(command, "").code() == 0;
        } catch (UncheckedIOException _) {
            return false;
        }
    }

    private static Ended ended(List<String> command, String input) {
        try {
            var process = builder(command).start();
            feed(process, input);
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new CannotStart(command.getLast() + " does not end");
            }
            return new Ended(process.exitValue(), said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("interrupted at the start", e);
        }
    }

    /// A program that ended early takes no input; what it said tells why.
    private static void feed(Process process, String input) {
        try (var to = process.getOutputStream()) {
            to.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            LOG.debug("a program did not read its input", e);
        }
    }

    /// In the root folder, so that no folder is kept busy; with PostgreSQL's own names for things.
    private static ProcessBuilder builder(List<String> command) {
        var builder =
                new ProcessBuilder(command).directory(new File("/")).redirectErrorStream(true);
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("PG") || name.startsWith("CASELOOM_"));
        builder.environment().put("LC_ALL", "C");
        builder.environment().put("TZ", "UTC");
        builder.environment().putAll(MEMORY);
        return builder;
    }
}
