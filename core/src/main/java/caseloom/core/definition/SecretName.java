package caseloom.core.definition;

import java.util.regex.Pattern;

/// What a secret of an organization can be called.
public final class SecretName {

    /// To follow "must be" in a complaint.
    public static final String RULE =
            "the name of a secret: up to 64 letters, digits, `_` and `-`, a letter first";

    private static final Pattern FORM = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");

    private SecretName() {}

    public static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }
}
