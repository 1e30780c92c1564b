package caseloom.accounts;

import java.text.Normalizer;

/// A password as somebody sent it: what is the same on all keyboards. Its text says nothing, so
/// that it cannot end up in a log by accident.
public final class Password {

    private final String text;

    private Password(String text) {
        this.text = text;
    }

    public static Password of(String sent) {
        return new Password(Normalizer.normalize(sent, Normalizer.Form.NFC));
    }

    /// Characters.
    int length() {
        return text.codePointCount(0, text.length());
    }

    /// Whether it is no more than the address that everybody knows.
    boolean isOnly(String email) {
        return text.strip().equalsIgnoreCase(email);
    }

    String text() {
        return text;
    }

    @Override
    public String toString() {
        return "Password[…]";
    }
}
