package caseloom.mail;

import java.net.IDN;
import java.util.Optional;
import java.util.regex.Pattern;

/// An address that mail can be sent to: nothing in it means anything to a header or to a mail
/// server. A domain of another script is kept in its ASCII form.
public record MailAddress(String address) {

    public static final int MOST = 254;

    private static final int LOCAL_MOST = 64;

    private static final Pattern LOCAL = Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+");

    private static final Pattern DOMAIN =
            Pattern.compile(
                    "[A-Za-z0-9](?:[A-Za-z0-9-]{0,62})(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}))*");

    public MailAddress {
        if (!isAddress(address)) {
            throw new IllegalArgumentException("no address for mail: " + address);
        }
    }

    /// Empty for a text that mail cannot be sent to.
    public static Optional<MailAddress> of(String text) {
        var at = text.lastIndexOf('@');
        if (at < 1 || text.length() > MOST) {
            return Optional.empty();
        }
        try {
            var domain = IDN.toASCII(text.substring(at + 1));
            var address = text.substring(0, at + 1) + domain;
            return isAddress(address) ? Optional.of(new MailAddress(address)) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// What stands behind the `@`.
    String domain() {
        return address.substring(address.lastIndexOf('@') + 1);
    }

    private static boolean isAddress(String text) {
        var at = text.lastIndexOf('@');
        if (at < 1 || at > LOCAL_MOST || text.length() > MOST) {
            return false;
        }
        var local = text.substring(0, at);
        return LOCAL.matcher(local).matches()
                && !local.startsWith(".")
                && !local.endsWith(".")
                && !local.contains("..")
                && DOMAIN.matcher(text.substring(at + 1)).matches();
    }

    @Override
    public String toString() {
        return address;
    }
}
