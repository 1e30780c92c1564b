package caseloom;

import caseloom.access.AccessSettings;
import caseloom.accounts.AccountsSettings;
import caseloom.admin.AdminSettings;
import caseloom.approvals.ApprovalsSettings;
import caseloom.approve.ApproveSettings;
import caseloom.callbacks.CallbacksSettings;
import caseloom.calls.CallsSettings;
import caseloom.cases.CaseSearchSettings;
import caseloom.chamelio.ChamelioSettings;
import caseloom.champ.ChampSettings;
import caseloom.changes.CollaboratorsSettings;
import caseloom.comments.CommentsSettings;
import caseloom.db.DatabaseSettings;
import caseloom.documents.DocumentsSettings;
import caseloom.engine.EngineSettings;
import caseloom.files.FilesSettings;
import caseloom.generation.GenerationSettings;
import caseloom.http.HttpSettings;
import caseloom.intake.IntakeSettings;
import caseloom.live.LiveSettings;
import caseloom.mail.MailSettings;
import caseloom.models.ModelsSettings;
import caseloom.ops.OpsSettings;
import caseloom.outbound.OutboundSettings;
import caseloom.retention.RetentionSettings;
import caseloom.schedules.SchedulesSettings;
import caseloom.settings.Env;
import caseloom.settings.InvalidSettings;
import caseloom.signatures.SignaturesSettings;
import caseloom.vault.VaultSettings;
import caseloom.views.SavedViewsSettings;
import caseloom.webhooks.WebhooksSettings;
import caseloom.workflows.WorkflowsSettings;

/// All settings of the server, each record belonging to a feature.
record Settings(
        OpsSettings ops,
        DatabaseSettings database,
        VaultSettings vault,
        HttpSettings http,
        AccessSettings access,
        AccountsSettings accounts,
        WorkflowsSettings workflows,
        IntakeSettings intake,
        EngineSettings engine,
        OutboundSettings outbound,
        CallsSettings calls,
        CaseSearchSettings search,
        LiveSettings live,
        SavedViewsSettings views,
        FilesSettings files,
        DocumentsSettings documents,
        CommentsSettings comments,
        CollaboratorsSettings collaborators,
        GenerationSettings generation,
        SignaturesSettings signatures,
        CallbacksSettings callbacks,
        ApprovalsSettings approvals,
        ApproveSettings approve,
        ModelsSettings models,
        SchedulesSettings schedules,
        ChampSettings champ,
        ChamelioSettings chamelio,
        AdminSettings admin,
        WebhooksSettings webhooks,
        MailSettings mail,
        RetentionSettings retention) {

    /// Reads them all, then complains about all that is wrong.
    ///
    /// @throws InvalidSettings naming everything that is wrong
    static Settings from(Env env) {
        var http = HttpSettings.from(env);
        var settings =
                new Settings(
                        OpsSettings.from(env),
                        DatabaseSettings.from(env),
                        VaultSettings.from(env),
                        http,
                        AccessSettings.from(env),
                        AccountsSettings.from(env),
                        WorkflowsSettings.from(env),
                        IntakeSettings.from(env),
                        EngineSettings.from(env),
                        OutboundSettings.from(env),
                        CallsSettings.from(env),
                        CaseSearchSettings.from(env),
                        LiveSettings.from(env),
                        SavedViewsSettings.from(env),
                        FilesSettings.from(env),
                        DocumentsSettings.from(env),
                        CommentsSettings.from(env),
                        CollaboratorsSettings.from(env),
                        GenerationSettings.from(env),
                        SignaturesSettings.from(env),
                        CallbacksSettings.from(env),
                        ApprovalsSettings.from(env),
                        ApproveSettings.from(env),
                        ModelsSettings.from(env),
                        SchedulesSettings.from(env),
                        ChampSettings.from(env),
                        ChamelioSettings.from(env, http.publicUrl()),
                        AdminSettings.from(env),
                        WebhooksSettings.from(env),
                        MailSettings.from(env),
                        RetentionSettings.from(env));
        env.finish();
        return settings;
    }
}
