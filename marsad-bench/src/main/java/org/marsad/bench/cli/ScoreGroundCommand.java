package org.marsad.bench.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.marsad.bench.score.UnscorableException;
import org.marsad.bench.score.world.Fix;
import org.marsad.bench.score.world.GroundScore;
import org.marsad.formats.mot.MotFile;
import org.marsad.formats.mot.MotNote;
import org.marsad.formats.mot.MotRow;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Where people stand, against a truth in metres.
@Command(
        name = "ground",
        description = {
            "Error on the ground of the persons found, in metres: median and 90th percentile.",
            "Frame by frame, as many persons and tracks as possible are paired within the gate, with the least sum"
                    + " of distances. Truth and tracks must share one metric frame (x east, y north)."
        },
        footerHeading = "%nExample:%n",
        footer = "  ./marsad score ground gt.txt out/tracks.csv --gate 2 --json")
final class ScoreGroundCommand extends Scoring {

    @Parameters(
            index = "0",
            paramLabel = "TRUTH",
            description = "MOTChallenge rows with a place in the world in columns 8 and 9 (MOT15).")
    private Path truth = Path.of("");

    @Parameters(
            index = "1",
            paramLabel = "TRACKS",
            description = "CSV of 'watch', with frame, east_m, north_m; frames count from 1.")
    private Path tracks = Path.of("");

    @Option(
            names = "--gate",
            paramLabel = "METRES",
            defaultValue = "2",
            description = "Farther pairs are none (${DEFAULT-VALUE}).")
    private double gateMetres;

    @Override
    Report score() throws IOException, UnscorableException {
        checkGate(gateMetres);
        GroundScore score = GroundScore.of(places(truth), reports(tracks), gateMetres);
        return new Report.Builder()
                .figure("median_m", score.medianMetres())
                .figure("p90_m", score.p90Metres())
                .figure("matched", score.matched())
                .figure("truth", score.persons())
                .figure("tracks", score.tracks())
                .figure("gate_m", gateMetres)
                .build();
    }

    private static Map<Integer, List<Fix>> places(Path file)
            throws IOException, UnscorableException {
        Map<Integer, List<Fix>> frames = new TreeMap<>();
        for (MotRow row : MotFile.read(file)) {
            if (row.confidence() != 0
                    && row.note() instanceof MotNote.WorldFoot(double x, double y, _)) {
                frames.computeIfAbsent(row.frame(), _ -> new ArrayList<>())
                        .add(new Fix(row.frame(), x, y));
            }
        }
        if (frames.isEmpty()) {
            throw new UnscorableException(
                    "%s: expected rows with a place in the world (10 columns, not −1), found none"
                            .formatted(file));
        }
        return frames;
    }

    private static Map<Integer, List<Fix>> reports(Path file)
            throws IOException, UnscorableException {
        CsvTable table = CsvTable.read(file);
        Map<Integer, List<Fix>> frames = new TreeMap<>();
        for (int row = 0; row < table.rows().size(); row++) {
            int frame = table.whole(row, "frame");
            frames.computeIfAbsent(frame, _ -> new ArrayList<>())
                    .add(table.fix(row, frame, "east_m", "north_m"));
        }
        return frames;
    }
}
