package org.marsad.bench.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.marsad.bench.fused.PetsScene;
import org.marsad.bench.score.UnscorableException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// People in three cameras.
@Command(
        name = "pets",
        description = {
            "PETS 2009 S2.L1 under views 001, 005 and 006: each by itself, and all together (combined), through follower,"
                    + " locator and fusion as they are in the station.",
            "The first three columns are of all persons of the truth; the pairs of columns after them of what stands"
                    + " in one view's own picture, by that view alone and by all three."
        },
        footerHeading = "%nExample:%n",
        footer = "  ./marsad fused pets multiview --truth gt.txt")
final class FusedPetsCommand extends Scoring {

    @Parameters(
            paramLabel = "DIR",
            description = "With calibration-tsai/View_00N.xml and detections/View_00N.csv.")
    private Path folder = Path.of("");

    @Option(
            names = "--truth",
            paramLabel = "GT.txt",
            required = true,
            description = "MOTChallenge rows of view 001 with places in metres.")
    private Path truth = Path.of("");

    @Option(
            names = "--gate",
            paramLabel = "METRES",
            defaultValue = "1",
            description =
                    "Within which a track may stand for a person; also GOSPA's cut-off (${DEFAULT-VALUE}).")
    private double gateMetres;

    @Override
    Report score() throws IOException, UnscorableException {
        checkGate(gateMetres);
        PetsScene.Result result = PetsScene.read(folder, truth).score(gateMetres);
        Report.Builder report = FusedCommand.report(result.fused());
        result.alone()
                .forEach((view, held) -> report.part(view, FusedCommand.report(held).build()));
        result.inside()
                .forEach(
                        (view, inside) -> {
                            report.part("in " + view, FusedCommand.report(inside.alone()).build());
                            report.part(
                                    "in " + view + ", all",
                                    FusedCommand.report(inside.fused()).build());
                        });
        return report.build();
    }
}
