package caseloom.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caseloom.mail.SmtpServer.Safety;
import caseloom.settings.Env;
import caseloom.settings.InvalidSettings;
import caseloom.vault.Secret;
import java.time.Duration;
import java.util.HashMap;
import org.junit.jupiter.api.Test;

class MailSettingsTest {

    @Test
    void withoutAServerThereIsNoMail() {
        assertThat(read().account()).isEmpty();
    }

    @Test
    void anAddressNamesServerUserAndPassword() {
        var account =
                read("SMTP_URL=smtp://cases:p%40ss:w+rd@mail.example", "MAIL_FROM=a@b.example")
                        .account()
                        .orElseThrow();

        var server = account.server();
        assertThat(server.host()).isEqualTo("mail.example");
        assertThat(server.port()).isEqualTo(587);
        assertThat(server.user()).isEqualTo("cases");
        assertThat(server.password()).isEqualTo(Secret.of("p@ss:w+rd"));
        assertThat(server.toString()).isEqualTo("mail.example:587");
        assertThat(account.sender().address().address()).isEqualTo("a@b.example");
    }

    @Test
    void theConnectionIsSafeUnlessItStaysOnTheMachineOrTheOperatorSaysSo() {
        assertThat(safety("smtp://mail.example")).isEqualTo(Safety.STARTTLS);
        assertThat(safety("smtps://mail.example")).isEqualTo(Safety.TLS);
        assertThat(safety("smtp://127.0.0.1:25")).isEqualTo(Safety.WHERE_OFFERED);
        assertThat(safety("smtp://localhost")).isEqualTo(Safety.WHERE_OFFERED);
        assertThat(safety("smtp://[::1]:25")).isEqualTo(Safety.WHERE_OFFERED);
        assertThat(safety("smtp://127.0.0.1.example")).isEqualTo(Safety.STARTTLS);
        assertThat(safety("smtp://mail.example", "SMTP_TLS=optional"))
                .isEqualTo(Safety.WHERE_OFFERED);
    }

    @Test
    void whatIsWrongIsSaidWithoutThePassword() {
        assertComplaint("CASELOOM_SMTP_URL must be like", "SMTP_URL=http://u:hunter2@mail.example");
        assertComplaint(
                "CASELOOM_SMTP_URL must be like", "SMTP_URL=smtp://u:hunter2@mail.example/x");
        assertComplaint("CASELOOM_SMTP_URL must be like", "SMTP_URL=u:hunter2 @mail");
        assertComplaint("CASELOOM_SMTP_URL must name a user", "SMTP_URL=smtp://:hunter2@m.example");
        assertComplaint(
                "CASELOOM_SMTP_URL must be like", "SMTP_URL=smtp://u:hunter2%25%@m.example");
        assertComplaint("CASELOOM_MAIL_FROM must be set", "SMTP_URL=smtp://u:hunter2@m.example");
        assertComplaint("CASELOOM_MAIL_FROM must be like", "MAIL_FROM=nobody");
        assertComplaint("CASELOOM_SMTP_TLS must be", "SMTP_TLS=never");
        assertComplaint("CASELOOM_SMTP_CA cannot be read", "SMTP_CA=/nowhere.pem");
    }

    @Test
    void pausesGrowUpToTheLongest() {
        var queue = read("MAIL_FIRST_PAUSE=30", "MAIL_LONGEST_PAUSE=PT10M").queue();

        assertThat(queue.pause(1)).isEqualTo(Duration.ofSeconds(30));
        assertThat(queue.pause(3)).isEqualTo(Duration.ofMinutes(2));
        assertThat(queue.pause(1_000)).isEqualTo(Duration.ofMinutes(10));
    }

    private static Safety safety(String url, String... more) {
        var all = new String[more.length + 2];
        all[0] = "SMTP_URL=" + url;
        all[1] = "MAIL_FROM=Caseloom <a@b.example>";
        System.arraycopy(more, 0, all, 2, more.length);
        return read(all).account().orElseThrow().server().safety();
    }

    private static void assertComplaint(String complaint, String setting) {
        assertThatThrownBy(() -> read(setting))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining(complaint)
                .hasMessageNotContaining("hunter2");
    }

    static MailSettings read(String... settings) {
        var all = new HashMap<String, String>();
        for (var setting : settings) {
            var parts = setting.split("=", 2);
            all.put("CASELOOM_" + parts[0], parts[1]);
        }
        var env = new Env(all);
        var read = MailSettings.from(env);
        env.finish();
        return read;
    }
}
