package caseloom.bench;

import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// A measurement as one line of JSON. The names are kept stable, see docs/bench.md; what is not
/// known is null.
final class Report {

    private static final double MICROS_PER_SECOND = 1e6;

    private static final double MIB = 1024.0 * 1024;

    private final Figures figures = new Figures();
    private final ObjectNode json = figures.json();
    private final int cases;

    private Report(int cases) {
        this.cases = cases;
    }

    static String of(Measurement measured) {
        var report = new Report(measured.size().cases());
        report.setting(measured);
        report.speed(measured);
        report.cost(measured);
        report.deliveries(measured);
        report.proof(measured);
        return Json.write(report.json);
    }

    private void setting(Measurement measured) {
        var size = measured.size();
        json.put("workload", measured.size().workload().name())
                .put("door", measured.door())
                .put("cases", size.cases())
                .put("connections", size.connections())
                .put("finished_before", size.stock().finished())
                .put("waiting_before", size.stock().waiting());
        put("rate", size.perSecond() == 0 ? null : size.perSecond(), 1);
        json.put("warmup", size.warmup()).put("cores", measured.machine().cores());
        json.put("java", Runtime.version().toString());
        json.put("postgres", measured.machine().postgres());
    }

    private void speed(Measurement measured) {
        var load = measured.load();
        var created = Ticks.seconds(load.end() - load.start());
        var completed = Ticks.seconds(measured.lag().last() - load.start());
        put("created_per_s", load.succeeded() / created, 1);
        put("completed_per_s", measured.verdict().right() / completed, 1);
        figures.latencies("create", load.latency());
        figures.latencies("completion_lag", measured.lag().nanos());
        json.put("completion_lag_by", measured.lag().by());
    }

    private void cost(Measurement measured) {
        var before = measured.before();
        var after = measured.after();
        put("server_cpu_us_per_case", micros(before.serverCpu(), after.serverCpu()), 1);
        put("postgres_cpu_us_per_case", micros(before.postgresCpu(), after.postgresCpu()), 1);
        put("bench_cpu_us_per_case", micros(before.benchCpu(), after.benchCpu()), 1);
        database(before.database(), after.database());
        put("server_peak_mib", mebibytes(measured.machine().serverPeak()), 1);
        put("postgres_mib", mebibytes(measured.machine().postgresMemory()), 1);
    }

    private void database(Database.@Nullable Spent before, Database.@Nullable Spent after) {
        var used = before == null || after == null ? null : after.minus(before);
        var statements = used == null ? OptionalLong.empty() : used.statements();
        put("wal_bytes_per_case", used == null ? null : each(used.wal()), 1);
        put("statements_per_case", used == null ? null : each(statements), 4);
        put("transactions_per_case", used == null ? null : each(used.transactions()), 4);
        put("rows_per_case", used == null ? null : each(used.rows()), 3);
    }

    private void deliveries(Measurement measured) {
        var delivered = measured.delivered();
        json.put("deliveries", delivered == null ? null : Long.valueOf(delivered.count()));
        put("deliveries_per_s", delivered == null ? null : delivered.perSecond(), 1);
    }

    private void proof(Measurement measured) {
        var baseline = measured.baseline();
        put("create_one_connection_p50_ms", baseline == null ? null : baseline.createMs(), 3);
        put("insert_p50_ms", baseline == null ? null : baseline.insertMs(), 3);
        put("create_to_insert", baseline == null ? null : baseline.ratio(), 2);
        json.put("failed", measured.load().failed());
        json.put("refused", measured.load().answers().refused());
        json.put("verified", measured.verdict().right());
    }

    private double each(double all) {
        return all / cases;
    }

    private double each(long all) {
        return all / (double) cases;
    }

    private @Nullable Double each(OptionalLong all) {
        return all.isEmpty() ? null : each(all.getAsLong());
    }

    private @Nullable Double micros(Optional<Double> before, Optional<Double> after) {
        return before.isEmpty() || after.isEmpty()
                ? null
                : each((after.get() - before.get()) * MICROS_PER_SECOND);
    }

    private void put(String name, @Nullable Double value, int digits) {
        figures.put(name, value, digits);
    }

    private static @Nullable Double mebibytes(@Nullable Long bytes) {
        return bytes == null ? null : bytes / MIB;
    }
}
