package caseloom;

import caseloom.admin.AdminApi;
import caseloom.chamelio.ChamelioHttp;
import caseloom.documents.Documenting;
import caseloom.files.Filing;
import caseloom.functions.FunctionCall;
import caseloom.generation.GenerateDocument;
import caseloom.intake.IdempotencyKeys;
import caseloom.models.FieldReader;
import caseloom.pdf.Typesetter;
import caseloom.uploads.Uploads;
import caseloom.webhooks.PostOffice;

/// The files of cases, the documents of Core, and those that steps make.
record Papers(
        Settings settings,
        Launch.Outside outside,
        Features.Ground ground,
        Filing filing,
        Documenting documenting) {

    static Papers of(
            Settings settings,
            Launch.Outside outside,
            Features.Ground ground,
            PostOffice posts,
            FieldReader fields) {
        var database = ground.database();
        var data = settings.ops().data();
        var filing =
                Filing.of(
                        new Filing.Ground(
                                database.db(), ground.vault(), outside.clock(), outside.random()),
                        settings.files(),
                        settings.http().publicUrl(),
                        data);
        var documenting =
                Documenting.of(
                        new Documenting.Ground(
                                database.db(),
                                database.writers(),
                                outside.clock(),
                                ground.meters(),
                                data),
                        filing.files(),
                        posts.documents(),
                        fields,
                        settings.documents());
        return new Papers(settings, outside, ground, filing, documenting);
    }

    FunctionCall generate() {
        var limits = settings.generation();
        return GenerateDocument.of(filing, new Typesetter(limits), limits);
    }

    ChamelioHttp.Filed forChamelio() {
        return new ChamelioHttp.Filed(
                filing.files(), filing.documents(), filing.links(), documenting.documents());
    }

    AdminApi.Filed forAdmin(IdempotencyKeys keys) {
        var db = ground.database().db();
        var terms = settings.files().uploads();
        var uploads = new Uploads(db, outside.clock(), filing.files(), keys, terms);
        return new AdminApi.Filed(
                filing.files(), uploads, filing.values(), documenting.documents());
    }
}
