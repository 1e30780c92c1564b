package caseloom.signatures;

import caseloom.pages.FormValues;
import caseloom.seals.Ink;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What somebody filled in on their signing page, with what is wrong with it.
///
/// @param declines whether they will not sign
record SigningForm(
        boolean declines,
        String name,
        String ink,
        boolean consents,
        String reason,
        List<Flaw> flaws) {

    static final int NAME_MOST = 100;
    static final int REASON_MOST = 2_000;

    /// What signers agree to.
    static final String CONSENT =
            "I have read the documents and agree to sign them electronically. My name as I typed it,"
                    + " and my signature where I drew one, count as my signature.";

    /// A page that nobody has filled in yet.
    static final SigningForm NEW = new SigningForm(false, "", "", false, "", List.of());

    SigningForm {
        flaws = List.copyOf(flaws);
    }

    /// A sentence about a field.
    record Flaw(String field, String message) {}

    static SigningForm of(FormValues values) {
        var declines = values.first("action").equals("decline");
        var name = values.first("name").strip();
        var ink = values.first("ink").strip();
        var consents = values.first("consent").equals("yes");
        var reason = values.first("reason").strip();
        var flaws = declines ? ofReason(reason) : ofSigning(name, ink, consents);
        return new SigningForm(declines, name, ink, consents, reason, flaws);
    }

    private static List<Flaw> ofReason(String reason) {
        return reason.isEmpty() || !isPlain(reason.replace("\n", " "), REASON_MOST)
                ? List.of(
                        new Flaw(
                                "reason",
                                "Please say why, in at most " + REASON_MOST + " characters."))
                : List.of();
    }

    private static List<Flaw> ofSigning(String name, String ink, boolean consents) {
        var flaws = new ArrayList<Flaw>();
        if (name.isEmpty() || !isPlain(name, NAME_MOST)) {
            flaws.add(
                    new Flaw(
                            "name",
                            "Please type your full name, with at most "
                                    + NAME_MOST
                                    + " characters."));
        }
        if (!ink.isEmpty() && Ink.of(ink).isEmpty()) {
            flaws.add(
                    new Flaw(
                            "ink",
                            "The drawing cannot be used: please draw again, or leave it empty."));
        }
        if (!consents) {
            flaws.add(new Flaw("consent", "Please agree to sign electronically, or decline."));
        }
        return flaws;
    }

    /// Without control characters and halves of letters, and with something to see.
    private static boolean isPlain(String text, int most) {
        return text.length() <= most
                && text.codePoints()
                        .noneMatch(c ->
                                Character.isISOControl(c)
                                        || Character.getType(c) == Character.SURROGATE
                                        || Character.getType(c) == Character.FORMAT)
                && text.codePoints().anyMatch(Character::isLetterOrDigit);
    }

    SignerDeed deed(Instant at, Witness witness) {
        return declines
                ? new SignerDeed.Declined(reason, at, witness)
                : new SignerDeed.Signed(name, ink, CONSENT, at, witness);
    }
}
