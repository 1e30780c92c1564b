package caseloom.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.accounts.Passwords.Judgement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

final class PasswordsTest {

    private static final Duration MOMENT = Duration.ofNanos(1);

    private final Passwords passwords =
            new Passwords(new PasswordSettings(10, 1_024, 1, 2, Duration.ofMinutes(1)));

    @Test
    void aHashSaysHowItWasMadeAndFitsItsPasswordOnly() {
        var hash = passwords.hash(Password.of("correct horse")).orElseThrow();

        assertThat(hash).startsWith("$argon2id$v=19$m=1024,t=1,p=1$").doesNotContain("horse");
        assertThat(passwords.hash(Password.of("correct horse")).orElseThrow()).isNotEqualTo(hash);
        assertThat(judged(hash, "correct horse")).isEqualTo(Judgement.RIGHT);
        assertThat(judged(hash, "Correct horse")).isEqualTo(Judgement.WRONG);
        assertThat(judged(hash, "c".repeat(201))).isEqualTo(Judgement.WRONG);
    }

    @Test
    void thePasswordIsTheSameHoweverAKeyboardPutsItTogether() {
        var hash = passwords.hash(Password.of("schöne Grüße")).orElseThrow();

        assertThat(judged(hash, "scho\u0308ne Gru\u0308ße")).isEqualTo(Judgement.RIGHT);
    }

    /// The empty account has the same work to do: the same hash is parsed and computed.
    @Test
    void nobodysPasswordIsWrongWhateverItIs() {
        for (var text : new String[] {"", "correct horse", "\0".repeat(32)}) {
            assertThat(passwords.judge(Optional.empty(), Password.of(text)))
                    .isEqualTo(Judgement.WRONG);
        }
    }

    @Test
    void onlySoManyAreLookedAtAtOnce() throws InterruptedException {
        var narrow = new Passwords(new PasswordSettings(10, 1_024, 1, 1, MOMENT));
        var taken = new CountDownLatch(1);
        var done = new CountDownLatch(1);
        var slow =
                Thread.ofVirtual()
                        .start(() ->
                                narrow.inTurn(() -> {
                                    taken.countDown();
                                    return waited(done);
                                }));
        taken.await();

        var busy = narrow.judge(Optional.empty(), Password.of("correct horse"));
        var unmade = narrow.hash(Password.of("correct horse"));
        done.countDown();
        slow.join();

        assertThat(busy).isEqualTo(Judgement.BUSY);
        assertThat(unmade).isEmpty();
        assertThat(narrow.hash(Password.of("correct horse"))).isPresent();
    }

    private static boolean waited(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aHashThatTookLessEffortIsWeak() {
        var strong = new Passwords(new PasswordSettings(10, 2_048, 2, 2, MOMENT));
        var hash = passwords.hash(Password.of("correct horse")).orElseThrow();

        assertThat(strong.isWeak(hash)).isTrue();
        assertThat(passwords.isWeak(hash)).isFalse();
        assertThat(strong.judge(Optional.of(hash), Password.of("correct horse")))
                .isEqualTo(Judgement.RIGHT);
    }

    @Test
    void neitherAPasswordNorAnAccountSaysItsSecret() {
        assertThat(Password.of("correct horse").toString()).doesNotContain("horse");
    }

    private Judgement judged(String hash, String text) {
        return passwords.judge(Optional.of(hash), Password.of(text));
    }
}
