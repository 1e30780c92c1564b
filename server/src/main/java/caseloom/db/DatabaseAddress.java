package caseloom.db;

import java.util.Properties;

/// Where a database is and as whom to reach it. Its text never holds the password.
public record DatabaseAddress(String url, String user, String password) {

    /// The same server, another database of it.
    public DatabaseAddress database(String name) {
        return new DatabaseAddress(
                url.replaceFirst("/[^/?]*(\\?|$)", "/" + name + "$1"), user, password);
    }

    /// The database's name.
    String name() {
        return url.replaceFirst("\\?.*", "").replaceFirst(".*/", "");
    }

    /// What the driver takes beside the URL; an empty user or password is left to the URL.
    Properties login() {
        var login = new Properties();
        if (!user.isEmpty()) {
            login.setProperty("user", user);
        }
        if (!password.isEmpty()) {
            login.setProperty("password", password);
        }
        return login;
    }

    /// Without user, password or anything else that a URL can carry after its database.
    @Override
    public String toString() {
        return url.replaceFirst("\\?.*", "").replaceFirst("//.*@", "//");
    }
}
