package caseloom.s3;

import caseloom.vault.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs requests as AWS Signature Version 4 says: every header that is given is signed, and the
/// body by its digest. Safe to share.
final class Signature {

    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final String MAC = "HmacSHA256";
    private static final String SERVICE = "s3";
    private static final String END = "aws4_request";

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private static final int DAY_LENGTH = 8;

    private final Credentials credentials;
    private final String region;

    Signature(Credentials credentials, String region) {
        this.credentials = credentials;
        this.region = region;
    }

    /// The headers that a request needs beside those that it has, by lower-case name.
    ///
    /// @param uri its path is in the one form that signer and storage agree on
    /// @param payload SHA-256 of the body, in hexadecimal digits
    Map<String, String> sign(
            String method, URI uri, Map<String, String> headers, String payload, Instant at) {
        var moment = MOMENT.format(at);
        var signed = new TreeMap<>(headers);
        signed.put("host", uri.getRawAuthority());
        signed.put("x-amz-content-sha256", payload);
        signed.put("x-amz-date", moment);
        var names = String.join(";", signed.keySet());
        var scope = String.join("/", moment.substring(0, DAY_LENGTH), region, SERVICE, END);
        var canonical =
                String.join(
                        "\n",
                        method,
                        uri.getRawPath(),
                        uri.getRawQuery() == null ? "" : uri.getRawQuery(),
                        lines(signed),
                        names,
                        payload);
        var text = String.join("\n", ALGORITHM, moment, scope, digest(canonical));
        var signature = HexFormat.of().formatHex(mac(key(moment), text));
        signed.remove("host");
        signed.put(
                "authorization",
                ALGORITHM
                        + " Credential="
                        + credentials.accessKey()
                        + "/"
                        + scope
                        + ",SignedHeaders="
                        + names
                        + ",Signature="
                        + signature);
        return signed;
    }

    private static String lines(SortedMap<String, String> headers) {
        var lines = new StringBuilder();
        headers.forEach((name, value) -> lines.append(name).append(':').append(value).append('\n'));
        return lines.toString();
    }

    private byte[] key(String moment) {
        var secret = Secret.of("AWS4" + credentials.secretKey().text());
        var day = mac(secret.bytes(), moment.substring(0, DAY_LENGTH));
        return mac(mac(mac(day, region), SERVICE), END);
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(key, MAC));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + MAC, e);
        }
    }

    private static String digest(String text) {
        try {
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
