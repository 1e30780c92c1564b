package caseloom.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import caseloom.HandClock;
import caseloom.TestServer;
import caseloom.db.Db;
import caseloom.vault.TestVault;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.postgresql.ds.PGSimpleDataSource;

/// A process that stages files, small and large ones, until it is killed, and says each number once
/// its file is stored. Arguments: URL, user and password of the database, a folder, and settings.
final class LonelyFiler {

    private static final int THREADS = 4;

    private LonelyFiler() {}

    public static void main(String[] arguments) {
        var source = new PGSimpleDataSource();
        source.setUrl(arguments[0]);
        source.setUser(arguments[1]);
        source.setPassword(arguments[2]);
        var clock = new HandClock(TestServer.START);
        var db = new Db(source);
        var ground = new Filing.Ground(db, TestVault.on(db), clock, RandomGenerator.getDefault());
        var folder = Path.of(arguments[3]);
        var settings = FilesRig.settings(Arrays.copyOfRange(arguments, 4, arguments.length));
        var filing = Filing.of(ground, settings, TestServer.PUBLIC_URL, folder);
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8);
        for (var thread = 0; thread < THREADS; thread++) {
            var chance = new SplittableRandom(thread);
            Thread.ofPlatform().start(() -> stageForEver(filing.files(), chance, out));
        }
    }

    private static void stageForEver(Files files, RandomGenerator chance, PrintStream out) {
        while (true) {
            var content = new byte[chance.nextBoolean() ? 50 : 500_000];
            chance.nextBytes(content);
            var staged =
                    files.stage(FilesRig.ACME, FileKind.ATTACHMENT, FileName.of("a.bin"), content);
            out.println("staged " + TestServer.done(staged).number() + ".");
        }
    }
}
