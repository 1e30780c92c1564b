package caseloom.webhooks;

import caseloom.core.webhook.Family;
import java.util.Locale;

/// What a destination is: a subscription of Champ's events, or an endpoint for Chamelio's.
public enum Kind {
    SUBSCRIPTION(Family.CHAMP),
    ENDPOINT(Family.CHAMELIO);

    private final Family family;

    Kind(Family family) {
        this.family = family;
    }

    /// The catalogue that its events are from.
    public Family family() {
        return family;
    }

    /// The word of the tables and of the API.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Kind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
