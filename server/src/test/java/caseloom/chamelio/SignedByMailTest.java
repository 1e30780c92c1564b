package caseloom.chamelio;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.mail.PostBox;
import caseloom.seals.Papers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Signers get their links by mail, each when it is their turn (L-166), and their copies in the
/// end.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignedByMailTest {

    private final PostBox box = new PostBox();
    private final SignRig signing = new SignRig(box.settings());
    private final ChamelioRig rig = signing.rig();

    @BeforeAll
    void workflow() {
        signing.publish(
                "contract",
                ", signers: [ann@example.com, bob@example.com], subject: The contract, message: Hello",
                "");
    }

    @AfterAll
    void stop() {
        signing.close();
        box.close();
    }

    @Test
    void l166_theOthersGetTheirLinksByMailWhenItIsTheirTurn() {
        var task = signing.start("contract", Papers.pdf("The contract"));
        var anns = box.link("ann@example.com", 1);

        assertThat(box.to("bob@example.com")).isEmpty();
        signing.sign(anns, "Ann Example");
        var bobs = box.link("bob@example.com", 1);
        signing.sign(bobs, "Bob Example");

        var copy = box.link("ann@example.com", 2);
        box.link("bob@example.com", 2);
        rig.untilStatus(task, "completed");
        assertThat(PostBox.text(box.to("ann@example.com", 1).getFirst()))
                .contains("You are asked to sign: The contract", "Hello");
        assertThat(rig.http().get(copy).text()).contains("Download contract_signed.pdf");
        assertThat(Papers.text(rig.http().get(copy + "/signed/1").bytes()))
                .contains("sent by mail to this address");
        assertThat(box.to("ann@example.com")).hasSize(2);
    }
}
