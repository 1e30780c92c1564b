package caseloom.vault;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.util.SecretBytes;
import java.security.GeneralSecurityException;

/// The library, as far as we use it: AES-256-GCM with data that is bound to what is sealed. The
/// library draws its own random numbers, which must never repeat.
final class Tink {

    static final int KEY_BYTES = 32;

    private static final int IV_BYTES = 12;
    private static final int TAG_BYTES = 16;

    private Tink() {}

    /// A cipher with that key.
    @AccessesPartialKey
    static Aead cipher(byte[] key) {
        try {
            var parameters =
                    AesGcmParameters.builder()
                            .setKeySizeBytes(KEY_BYTES)
                            .setIvSizeBytes(IV_BYTES)
                            .setTagSizeBytes(TAG_BYTES)
                            .setVariant(AesGcmParameters.Variant.NO_PREFIX)
                            .build();
            var bytes = SecretBytes.copyFrom(key, InsecureSecretKeyAccess.get());
            return AesGcmJce.create(
                    AesGcmKey.builder().setParameters(parameters).setKeyBytes(bytes).build());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key of 32 bytes makes a cipher", e);
        }
    }

    /// A new key, which nobody has seen.
    static byte[] draw() {
        return SecretBytes.randomBytes(KEY_BYTES).toByteArray(InsecureSecretKeyAccess.get());
    }
}
