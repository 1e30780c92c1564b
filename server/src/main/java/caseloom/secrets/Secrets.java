package caseloom.secrets;

import caseloom.audit.Actor;
import caseloom.audit.AuditTrail;
import caseloom.audit.Deed;
import caseloom.core.cases.OrganizationId;
import caseloom.core.definition.SecretName;
import caseloom.core.json.Json;
import caseloom.db.Db;
import caseloom.db.Tx;
import caseloom.outcome.Outcome;
import caseloom.outcome.Refusal;
import caseloom.vault.Place;
import caseloom.vault.Secret;
import caseloom.vault.Vault;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The secrets of organizations. Safe to share.
public final class Secrets {

    /// The most that an organization has.
    public static final int MOST = 1_000;

    /// Shorter ones could not be masked without making nonsense of everything else.
    public static final int CHARACTERS_LEAST = 8;

    public static final int CHARACTERS_MOST = 16_384;

    private static final String WHAT = "secret";

    private static final SecretsStore STORE = new SecretsStore();

    private final Db db;
    private final InstantSource clock;
    private final Vault vault;

    public Secrets(Db db, InstantSource clock, Vault vault) {
        this.db = db;
        this.clock = clock;
        this.vault = vault;
    }

    /// Sets a secret, which is made when there is none of that name.
    ///
    /// @param member in whose name
    public Outcome<SavedSecret> set(Actor by, long member, String name, Secret value) {
        if (!SecretName.isOne(name)) {
            return Outcome.refused(
                    Refusal.Invalid.of(
                            "name", "It is " + SecretName.RULE + ".", "Choose such a name."));
        }
        var organization = by.organization();
        var sealed = vault.seal(place(organization, name), value);
        var setting = new SecretsStore.Setting(sealed, member, now());
        return db.tx(
                organization,
                tx -> {
                    var outcome = set(tx, organization, name, setting);
                    if (outcome instanceof Outcome.Done<SavedSecret>(var set)) {
                        note(tx, by, "secret.set", set.secret().id(), name);
                    }
                    return outcome;
                });
    }

    /// Deletes a secret. Calls of workflows that use it fail from then on.
    public Outcome<String> delete(Actor by, String name) {
        return db.tx(
                by.organization(),
                tx -> {
                    var deleted = STORE.delete(tx, by.organization(), name);
                    if (deleted.isEmpty()) {
                        return Outcome.refused(new Refusal.NotFound(WHAT, name));
                    }
                    note(tx, by, "secret.delete", deleted.getAsLong(), name);
                    return Outcome.done(name);
                });
    }

    /// Secrets by name, those after the given one.
    public List<SecretRecord> list(OrganizationId organization, String after, int most) {
        return db.tx(organization, tx -> STORE.list(tx, organization, after, most));
    }

    /// What these secrets hold, for a call that is made now; those that there are.
    public Map<String, Secret> open(OrganizationId organization, Set<String> names) {
        var sealed = db.tx(organization, tx -> STORE.sealed(tx, organization, names));
        var opened = new HashMap<String, Secret>();
        sealed.forEach(
                (name, value) -> opened.put(name, vault.open(place(organization, name), value)));
        return Map.copyOf(opened);
    }

    /// What a secret holds now; empty when there is none of that name.
    public Optional<Secret> find(OrganizationId organization, String name) {
        return Optional.ofNullable(open(organization, Set.of(name)).get(name));
    }

    private static Outcome<SavedSecret> set(
            Tx tx, OrganizationId organization, String name, SecretsStore.Setting setting) {
        STORE.alone(tx, organization);
        var changed = STORE.change(tx, organization, name, setting);
        if (changed.isPresent()) {
            return Outcome.done(new SavedSecret(changed.get(), false));
        }
        return STORE.count(tx, organization) < MOST
                ? Outcome.done(new SavedSecret(STORE.create(tx, organization, name, setting), true))
                : Outcome.refused(
                        new Refusal.Conflict(
                                WHAT, "An organization has at most " + MOST + " secrets."));
    }

    private static void note(Tx tx, Actor by, String verb, long id, String name) {
        AuditTrail.note(tx, by, new Deed(verb, id, Json.object().put("name", name)));
    }

    /// Its name never changes, so it is bound to that.
    private static Place place(OrganizationId organization, String name) {
        return Place.of(organization, "secret/" + name);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
