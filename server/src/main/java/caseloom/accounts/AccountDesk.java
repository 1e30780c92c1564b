package caseloom.accounts;

import caseloom.db.CacheEpoch;
import caseloom.db.Db;
import caseloom.mail.MailQueue;
import caseloom.sessions.Sessions;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/// All about accounts, put together.
public record AccountDesk(
        Accounts accounts,
        Sessions sessions,
        SetupLinks setupLinks,
        Setup setup,
        Guests guests,
        Terms terms,
        Runnable cleaning) {

    /// What it stands on. The source of chance must be fit for secrets.
    public record Ground(
            Db db, CacheEpoch epoch, InstantSource clock, RandomGenerator random, MailQueue mail) {}

    /// Under what terms.
    ///
    /// @param publicUrl where people reach the server
    public record Terms(AccountsSettings settings, String publicUrl) {}

    /// Who is invited, and what becomes of them.
    public record Guests(Invitations invitations, Joining joining) {}

    public AccountsSettings settings() {
        return terms.settings;
    }

    public String publicUrl() {
        return terms.publicUrl;
    }

    public static AccountDesk of(Ground ground, AccountsSettings settings, String publicUrl) {
        var db = ground.db;
        var clock = ground.clock;
        var random = ground.random;
        var sessions = new Sessions(db, clock, random, settings.sessions());
        var passwords = new Passwords(settings.passwords());
        var attempts = new Attempts(db, clock, settings.attempts());
        var accounts = new Accounts(db, clock, sessions, passwords, attempts);
        var links =
                new SetupLinks(
                        new SetupLinks.Ground(db, clock, random, publicUrl),
                        settings.setupLinkFor());
        var setup = new Setup(new Setup.Ground(db, clock, sessions, accounts), links, passwords);
        var invitations =
                new Invitations(
                        new Invitations.Ground(db, clock, random, ground.mail, publicUrl),
                        settings);
        var joining =
                new Joining(
                        new Joining.Ground(db, ground.epoch, clock, accounts),
                        invitations,
                        setup,
                        passwords);
        return new AccountDesk(
                accounts,
                sessions,
                links,
                setup,
                new Guests(invitations, joining),
                new Terms(settings, publicUrl),
                () -> {
                    sessions.pass();
                    attempts.pass();
                    links.pass();
                    invitations.pass();
                });
    }
}
