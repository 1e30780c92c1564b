package caseloom.documents;

import caseloom.db.Db;
import caseloom.files.Files;
import caseloom.files.reading.FileReading;
import caseloom.functions.FunctionCall;
import caseloom.time.Service;
import caseloom.webhooks.DocumentNews;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.InstantSource;

/// Everything about documents, put together.
///
/// @param processing reads what came in, from its start on
/// @param filing performs `store-document`
/// @param texts reads files for steps
public record Documenting(
        Documents documents, Service processing, FunctionCall filing, FileTexts texts) {

    /// What documents stand on.
    ///
    /// @param writers the database for what belongs to all organizations
    /// @param data the folder of the server
    public record Ground(Db db, Db writers, InstantSource clock, MeterRegistry meters, Path data) {}

    public static Documenting of(
            Ground ground,
            Files files,
            DocumentNews news,
            FieldExtraction extraction,
            DocumentsSettings settings) {
        var reading = new FileReading(ground.data().resolve("reading"), settings.reading());
        var processings =
                new Processings(
                        new Processings.Ground(
                                ground.db(),
                                ground.writers(),
                                ground.clock(),
                                files,
                                ground.meters()),
                        reading,
                        new Examination(files, reading, extraction),
                        new Completion(ground.db(), ground.clock(), news),
                        settings);
        var documents =
                new Documents(
                        ground.db(),
                        ground.clock(),
                        files,
                        news,
                        new Documents.Terms(settings, processings::hint));
        return new Documenting(
                documents,
                processings,
                new DocumentFiling(documents, files),
                new FileTexts(files, reading));
    }
}
