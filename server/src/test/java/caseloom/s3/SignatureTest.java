package caseloom.s3;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.vault.Secret;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The examples that AWS gives in its description of the signature.
final class SignatureTest {

    private static final Instant AT = Instant.parse("2013-05-24T00:00:00Z");

    private final Signature signature =
            new Signature(
                    new Credentials(
                            "AKIAIOSFODNN7EXAMPLE",
                            Secret.of("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")),
                    "us-east-1");

    @Test
    void aRangeOfAnObjectIsAskedFor() {
        var signed =
                signature.sign(
                        "GET",
                        URI.create("https://examplebucket.s3.amazonaws.com/test.txt"),
                        Map.of("range", "bytes=0-9"),
                        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                        AT);

        assertThat(signed.get("authorization"))
                .isEqualTo(
                        "AWS4-HMAC-SHA256"
                                + " Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/"
                                + "aws4_request,SignedHeaders=host;range;x-amz-content-sha256;"
                                + "x-amz-date,Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f01"
                                + "70aba48dd91039c6036bdb41");
        assertThat(signed).containsEntry("x-amz-date", "20130524T000000Z");
    }

    @Test
    void anObjectIsPut() {
        var signed =
                signature.sign(
                        "PUT",
                        URI.create("https://examplebucket.s3.amazonaws.com/test%24file.text"),
                        Map.of(
                                "date",
                                "Fri, 24 May 2013 00:00:00 GMT",
                                "x-amz-storage-class",
                                "REDUCED_REDUNDANCY"),
                        "44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072",
                        AT);

        assertThat(signed.get("authorization"))
                .endsWith(
                        "Signature=98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd");
    }
}
