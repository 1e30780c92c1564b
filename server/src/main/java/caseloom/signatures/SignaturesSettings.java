package caseloom.signatures;

import caseloom.seals.PdfBounds;
import caseloom.settings.Env;
import java.time.Duration;

/// Bounds of what is signed.
///
/// @param bytesMost of a document to sign
/// @param pagesMost of a document to sign
/// @param sealsAtOnce signed documents that are made at the same time; each takes some times the
///   memory of its document
/// @param formMost bytes of what a signing page sends
/// @param copiesFor how long the link to the signed copy works
public record SignaturesSettings(
        int bytesMost, int pagesMost, int sealsAtOnce, int formMost, Duration copiesFor) {

    public static SignaturesSettings from(Env env) {
        return new SignaturesSettings(
                env.integer("SIGNATURES_BYTES_MOST", 20 << 20, 1, 200 << 20),
                env.integer("SIGNATURES_PAGES_MOST", 2_000, 1, 20_000),
                env.integer("SIGNATURES_SEALS_AT_ONCE", 2, 1, 64),
                env.integer("SIGNATURES_FORM_MOST", 200_000, 1_000, 2_000_000),
                env.duration("SIGNATURES_COPIES_FOR", Duration.ofDays(30)));
    }

    PdfBounds bounds() {
        return new PdfBounds(bytesMost, pagesMost);
    }
}
