package caseloom.vault;

import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A key of the installation: seals data keys and nothing else. Safe to share.
final class MasterKey {

    private static final String DIGEST = "HmacSHA256";
    private static final int ID_BYTES = 8;

    private final String id;
    private final Aead cipher;

    private MasterKey(byte[] key) {
        this.id = id(key);
        this.cipher = Tink.cipher(key);
    }

    /// The key that a text is: base64 of 32 bytes. Empty for any other text.
    static Optional<MasterKey> read(String text) {
        try {
            var key = Base64.getDecoder().decode(text.strip());
            return key.length == Tink.KEY_BYTES
                    ? Optional.of(new MasterKey(key))
                    : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// The text of a new key.
    ///
    /// @param random must be fit for secrets
    static String draw(RandomGenerator random) {
        var key = new byte[Tink.KEY_BYTES];
        random.nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    /// What the key is called in the database, in logs and in complaints; says nothing about it.
    String id() {
        return id;
    }

    Sealed seal(byte[] dataKey, long owner) {
        try {
            return Sealed.of(cipher.encrypt(dataKey, bond(owner)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key can always be sealed", e);
        }
    }

    byte[] open(Sealed dataKey, long owner) throws GeneralSecurityException {
        return cipher.decrypt(dataKey.bytes(), bond(owner));
    }

    @Override
    public String toString() {
        return "MasterKey[" + id + "]";
    }

    /// So that the data key of one organization cannot be put in the place of another's.
    private static byte[] bond(long owner) {
        return ("caseloom/data-key/" + owner).getBytes(StandardCharsets.UTF_8);
    }

    private static String id(byte[] key) {
        try {
            var mac = Mac.getInstance(DIGEST);
            mac.init(new SecretKeySpec(key, DIGEST));
            var whole = mac.doFinal("caseloom/master-key".getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(whole, 0, ID_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + DIGEST, e);
        }
    }
}
