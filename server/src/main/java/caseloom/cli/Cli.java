package caseloom.cli;

import caseloom.core.json.Json;
import java.io.PrintStream;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// Puts the commands together and turns what comes of them into an exit code.
final class Cli {

    private Cli() {}

    static int run(Surroundings around, String... arguments) {
        var session = new Session(around);
        var line = commands(session);
        var err = writer(around.screen().err());
        line.setOut(writer(around.screen().out()))
                .setErr(err)
                .setParameterExceptionHandler((e, _) -> misused(e))
                .setExecutionExceptionHandler((e, _, _) -> troubled(session, err, e))
                .setExecutionStrategy(Cli::execute);
        return line.execute(arguments);
    }

    /// All commands; the launcher passes on those that it knows by name.
    static CommandLine commands(Session session) {
        return new CommandLine(session)
                .addSubcommand(new WorkflowCommand(session))
                .addSubcommand(
                        new CommandLine(new CaseCommand(session))
                                .addSubcommand(new CollaboratorCommand(session)))
                .addSubcommand(new RunCommand(session))
                .addSubcommand(new ApprovalCommand(session))
                .addSubcommand(new SignatureCommand(session))
                .addSubcommand(new FileCommand(session))
                .addSubcommand(new DocumentCommand(session))
                .addSubcommand(new EventCommand(session))
                .addSubcommand(new ConnectionCommand(session))
                .addSubcommand(new ModelCommand(session))
                .addSubcommand(new SecretCommand(session))
                .addSubcommand(new WebhookCommand(session))
                .addSubcommand(new TokenCommand(session))
                .addSubcommand(new KeyCommand(session))
                .addSubcommand(new MemberCommand(session))
                .addSubcommand(new InvitationCommand(session))
                .addSubcommand(new SetupLinkCommand(session))
                .addSubcommand(new EntityCommand(session))
                .addSubcommand(new OrganizationCommand(session))
                .addSubcommand(new AuditCommand(session))
                .addSubcommand(new MasterKeyCommand(session));
    }

    private static int execute(ParseResult parsed) {
        var deepest = parsed;
        while (deepest.hasSubcommand()) {
            deepest = deepest.subcommand();
        }
        if (deepest.isUsageHelpRequested()
                || deepest.isVersionHelpRequested()
                || deepest.commandSpec().subcommands().isEmpty()) {
            return new CommandLine.RunLast().execute(parsed);
        }
        var line = deepest.commandSpec().commandLine();
        line.usage(line.getErr());
        return Trouble.USAGE;
    }

    private static int misused(ParameterException e) {
        var line = e.getCommandLine();
        line.getErr().println("caseloom: " + e.getMessage());
        line.getErr().println("see: " + line.getCommandSpec().qualifiedName() + " --help");
        return Trouble.USAGE;
    }

    private static int troubled(Session session, PrintWriter err, Exception e) throws Exception {
        if (!(e instanceof Trouble trouble)) {
            throw e;
        }
        if (session.json()) {
            err.println(Json.write(trouble.problem()));
        } else {
            String.valueOf(trouble.getMessage())
                    .lines()
                    .forEach(text -> err.println("caseloom: " + Plain.text(text)));
        }
        return trouble.exit();
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, stream.charset());
    }
}
