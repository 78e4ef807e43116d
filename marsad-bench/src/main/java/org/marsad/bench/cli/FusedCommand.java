package org.marsad.bench.cli;

import org.marsad.bench.fused.Held;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Several sensors on the same things; does nothing by itself.
@Command(
        name = "fused",
        description = "Tracks what several sensors recorded of the same things, and scores it.",
        mixinStandardHelpOptions = true,
        subcommands = {FusedPetsCommand.class, FusedAutoferryCommand.class},
        footerHeading = "%nExample:%n",
        footer = "  ./marsad fused pets multiview --truth gt.txt --json")
final class FusedCommand implements Runnable {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "expected what to fuse: pets or autoferry");
    }

    static Report.Builder report(Held held) {
        return new Report.Builder()
                .figure("median_m", held.ground().medianMetres())
                .figure("p90_m", held.ground().p90Metres())
                .figure("completeness", held.completeness())
                .figure("gospa_mean", held.world().picture().meanGospaMetres())
                .figure("gospa_loc_rms_m", held.world().picture().locationRmsMetres())
                .figure("mota", held.world().courses().mota())
                .figure("idf1", held.world().courses().idf1())
                .figure("hota", held.world().courses().hota().hota())
                .figure("id_switches", held.world().courses().switches())
                .figure("fn", held.world().courses().misses())
                .figure("fp", held.world().courses().falsePositives())
                .figure("tracks", held.world().tracks())
                .figure("siap_longest_segment", held.world().siap().longestSegment());
    }
}
