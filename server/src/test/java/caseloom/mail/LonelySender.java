package caseloom.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import caseloom.HandClock;
import caseloom.db.Db;
import caseloom.vault.TestVault;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.util.Arrays;
import org.postgresql.ds.PGSimpleDataSource;

/// A process that queues one mail, says so, and sends what is due until it is killed. Arguments:
/// URL, user and password of the database, and settings; without any, nothing is sent.
final class LonelySender {

    private LonelySender() {}

    public static void main(String[] arguments) {
        var source = new PGSimpleDataSource();
        source.setUrl(arguments[0]);
        source.setUser(arguments[1]);
        source.setPassword(arguments[2]);
        var db = new Db(source);
        var clock = new HandClock(MailQueueTest.NOON);
        var vault = TestVault.on(db);
        var queue = new MailQueue(vault, clock, true, () -> {});
        queue.prepare(MailQueueTest.ACME);
        db.tx(MailQueueTest.ACME, tx -> queue.put(tx, MailQueueTest.notice("killed")));
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8);
        out.println("queued.");
        var settings = MailSettingsTest.read(Arrays.copyOfRange(arguments, 3, arguments.length));
        var mailer = new Mailer(settings, clock, "https://cases.example");
        var ground = new QueueSender.Ground(db, vault, clock, mailer, new SimpleMeterRegistry());
        Thread.ofPlatform().start(() -> sendForEver(new QueueSender(ground, settings), mailer));
    }

    private static void sendForEver(QueueSender sender, Mailer mailer) {
        while (true) {
            if (mailer.isOn()) {
                sender.pass();
            }
            Thread.onSpinWait();
        }
    }
}
