package caseloom.vault;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.util.SecretBytes;
import java.security.GeneralSecurityException;

/// The library, as far as we use it: AES-256-GCM with data that is bound to what is sealed. The
/// library draws its own random numbers, which must never repeat.
final class Tink {

    static final int KEY_BYTES = 32;

    private static final int IV_BYTES = 12;
    private static final int TAG_BYTES = 16;

    static {
        try {
            AeadConfig.register();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES-GCM", e);
        }
    }

    private Tink() {}

    /// A cipher with a key of ours.
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
            var made = AesGcmKey.builder().setParameters(parameters).setKeyBytes(bytes).build();
            var entry = KeysetHandle.importKey(made).withRandomId().makePrimary();
            return cipher(KeysetHandle.newBuilder().addEntry(entry).build());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key of 32 bytes makes a cipher", e);
        }
    }

    static Aead cipher(KeysetHandle keys) throws GeneralSecurityException {
        return keys.getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    /// A new key, which nobody has seen.
    static KeysetHandle draw() {
        try {
            return KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a new key can always be drawn", e);
        }
    }

    static byte[] sealed(KeysetHandle keys, Aead with, byte[] bond) {
        try {
            return TinkProtoKeysetFormat.serializeEncryptedKeyset(keys, with, bond);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key can always be sealed", e);
        }
    }

    static KeysetHandle opened(byte[] sealed, Aead with, byte[] bond)
            throws GeneralSecurityException {
        return TinkProtoKeysetFormat.parseEncryptedKeyset(sealed, with, bond);
    }
}
