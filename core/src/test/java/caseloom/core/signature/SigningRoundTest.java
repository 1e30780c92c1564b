package caseloom.core.signature;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.core.signature.SigningRound.Result;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningRoundTest {

    private static SigningRound round(boolean ordered) {
        return new SigningRound(ordered, List.of("ann", "bob", "zoe"), Set.of(), Set.of());
    }

    @Test
    void inOrderOneSignsAfterTheOther() {
        var round = round(true);

        assertThat(round.active()).containsExactly("ann");
        assertThat(round.signedBy("ann").active()).containsExactly("bob");
        assertThat(round.signedBy("ann").signedBy("bob").active()).containsExactly("zoe");
    }

    @Test
    void withoutAnOrderAllSignAtOnce() {
        var round = round(false);

        assertThat(round.active()).containsExactly("ann", "bob", "zoe");
        assertThat(round.signedBy("bob").active()).containsExactly("ann", "zoe");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void itIsSignedWhenAllSigned(boolean ordered) {
        var two = round(ordered).signedBy("ann").signedBy("bob");

        assertThat(two.result()).isEqualTo(Result.OPEN);
        assertThat(two.signedBy("zoe").result()).isEqualTo(Result.SIGNED);
        assertThat(two.signedBy("zoe").active()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void oneWhoDeclinesEndsItForAll(boolean ordered) {
        var declined = round(ordered).signedBy("ann").declinedBy("bob");

        assertThat(declined.result()).isEqualTo(Result.DECLINED);
        assertThat(declined.active()).isEmpty();
    }

    @Test
    void filesAndAddressesAreToldFromOtherTexts() {
        assertThat(List.of("document_1", "doc_12", "att_9", "file_7", "attachment_3"))
                .allMatch(SignatureRequest::isFile);
        assertThat(List.of("document_0", "a.pdf", "", "document_1 ", "document_-1"))
                .noneMatch(SignatureRequest::isFile);
        assertThat(List.of("ann@example.com", "ä.b@xn--c.example"))
                .allMatch(SignatureRequest::isAddress);
        assertThat(List.of("ann", "a@b@c", "a b@c", "a@b\n", "owner"))
                .noneMatch(SignatureRequest::isAddress);
        assertThat(SignatureRequest.isSubject("Line\nbreak")).isFalse();
        assertThat(SignatureRequest.isMessage("Line\nbreak")).isTrue();
        assertThat(SignatureRequest.isMessage("bell\u0007")).isFalse();
    }
}
