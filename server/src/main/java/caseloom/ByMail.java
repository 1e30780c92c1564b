package caseloom;

import caseloom.approvals.Invitations;
import caseloom.approvals.MailedInvitations;
import caseloom.approve.ApproveHttp;
import caseloom.files.Files;
import caseloom.http.Mount;
import caseloom.links.Links;
import caseloom.mail.Mailing;
import caseloom.mail.SendMail;
import caseloom.pages.Pages;
import java.util.List;

/// What people outside get from this server, and the pages they come to.
record ByMail(Mailing mailing, Links links, Pages pages) {

    static ByMail of(Settings settings, Launch.Outside outside, Features.Ground ground) {
        var db = ground.database().db();
        var clock = outside.clock();
        var publicUrl = settings.http().publicUrl();
        return new ByMail(
                new Mailing(
                        new Mailing.Ground(db, ground.vault(), clock, ground.meters()),
                        settings.mail(),
                        publicUrl),
                new Links(db, clock, outside.random(), publicUrl),
                new Pages(publicUrl));
    }

    Invitations invitations(Settings settings) {
        return new MailedInvitations(mailing.queue(), links, settings.approvals());
    }

    SendMail sendMail(Files files) {
        return new SendMail(mailing.mailer(), files);
    }

    List<Mount> mounts(ApproveHttp.Ground ground, Settings settings) {
        return List.of(
                new Mount(Pages.PREFIX, pages.assets()),
                new Mount(
                        ApproveHttp.PREFIX,
                        new ApproveHttp(ground, links, pages, settings.approve())));
    }
}
