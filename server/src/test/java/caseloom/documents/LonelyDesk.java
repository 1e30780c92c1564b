package caseloom.documents;

import static java.nio.charset.StandardCharsets.UTF_8;

import caseloom.HandClock;
import caseloom.TestServer;
import caseloom.db.Db;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.postgresql.ds.PGSimpleDataSource;

/// A process that takes documents, says so, and never ends one. Arguments: URL, user and password
/// of the database, and a folder.
final class LonelyDesk {

    private LonelyDesk() {}

    public static void main(String[] arguments) throws InterruptedException {
        var source = new PGSimpleDataSource();
        source.setUrl(arguments[0]);
        source.setUser(arguments[1]);
        source.setPassword(arguments[2]);
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8);
        FieldExtraction endless =
                (_, text) -> {
                    out.println("reads " + text.name());
                    new CountDownLatch(1).await();
                    return new FieldExtraction.Found.Nothing();
                };
        var desk =
                new Desk(
                        new Db(source),
                        new HandClock(TestServer.START),
                        Path.of(arguments[3]),
                        endless);
        desk.processings().start();
        new CountDownLatch(1).await();
    }
}
