package caseloom.db;

import caseloom.time.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The files of the embedded database, in `postgres` below the data folder. They are made aside and
/// renamed when complete, so a folder of that name is always whole.
///
/// Two roles: `postgres`, the superuser, which nothing but maintenance uses, and `caseloom`, who
/// owns the database and is no superuser, since row-level security does not bind superusers.
record Cluster(Path path, String ownerPassword, String superuserPassword) {

    static final String ROLE = "caseloom";
    static final String SUPERUSER = "postgres";
    static final String DATABASE = "caseloom";

    private static final String OWNER_SECRET = "database-password";
    private static final String SUPERUSER_SECRET = "superuser-password";

    private static final Sql SQL = Sql.of(Cluster.class, "cluster.sql");

    static Cluster in(DataFolder data, Programs programs, RandomGenerator random) {
        var path = data.path().resolve("postgres");
        try {
            if (!Files.exists(path)) {
                create(data, programs, random);
            }
            if (programs.owner() != null && !Files.getOwner(path).equals(programs.owner())) {
                Folders.give(path, programs.owner());
            }
        } catch (IOException e) {
            throw new CannotStart("the database folder " + path + " cannot be made", e);
        }
        return new Cluster(path, kept(data, OWNER_SECRET), kept(data, SUPERUSER_SECRET));
    }

    private static String kept(DataFolder data, String secret) {
        return data.secret(secret)
                .orElseThrow(() ->
                        new CannotStart(
                                data.path().resolve(secret)
                                        + " is missing: the database in that folder"
                                        + " cannot be opened without it"));
    }

    private static void create(DataFolder data, Programs programs, RandomGenerator random)
            throws IOException {
        var part = data.path().resolve("postgres.part");
        Folders.remove(part);
        Files.createDirectory(
                part,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        var owner = password(random);
        var superuser = password(random);
        data.keep(OWNER_SECRET, owner);
        data.keep(SUPERUSER_SECRET, superuser);
        if (programs.owner() != null) {
            Files.setOwner(part, programs.owner());
        }
        initialize(programs, part);
        establish(programs, part, owner, superuser);
        Files.move(part, data.path().resolve("postgres"), StandardCopyOption.ATOMIC_MOVE);
        DataFolder.sync(data.path());
    }

    /// No password is given here: it could only be read from a file or a terminal. Until the next
    /// step sets one, nobody can log in.
    private static void initialize(Programs programs, Path part) {
        programs.run(
                "initdb",
                List.of(
                        "--pgdata=" + part,
                        "--username=" + SUPERUSER,
                        "--auth-local=reject",
                        "--auth-host=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--data-checksums"),
                "");
    }

    private static void establish(
            Programs programs, Path part, String ownerPassword, String superuserPassword) {
        var inPostgres =
                Stream.of(
                                "superuser",
                                "owner",
                                "tenant",
                                "membership",
                                "watching",
                                "database",
                                "private")
                        .map(SQL::get)
                        .map(text -> text.replace("{owner}", ownerPassword))
                        .map(text -> text.replace("{superuser}", superuserPassword))
                        .collect(Collectors.joining("\n\n", "", "\n\n"));
        alone(programs, part, "postgres", inPostgres);
        alone(programs, part, DATABASE, SQL.get("statistics") + "\n\n");
    }

    /// Runs statements without a server: nothing listens, so nobody else can be there.
    private static void alone(Programs programs, Path part, String database, String statements) {
        programs.run(
                "postgres",
                List.of(
                        "--single",
                        "-j",
                        "-c",
                        "exit_on_error=on",
                        "-c",
                        "log_min_error_statement=panic",
                        "-c",
                        "log_checkpoints=off",
                        "-D",
                        part.toString(),
                        database),
                statements);
    }

    private static String password(RandomGenerator random) {
        var bytes = new byte[32];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
