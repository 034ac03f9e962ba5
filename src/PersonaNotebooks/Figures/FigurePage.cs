namespace PersonaNotebooks.Figures;

/// <summary>The HTML page of a figure.</summary>
internal static class FigurePage
{
    /// <summary>The pinned release; the hash is of the file in the npm package of the same version.</summary>
    public const string PlotlyUrl = "https://cdn.jsdelivr.net/npm/plotly.js-dist-min@4.1.2/plotly.min.js";
    public const string PlotlyIntegrity = "sha384-hHv6D3tTUUBpp4tVv6t2Dc3oGuRhphmWOTKUR8jWyN0Pnon1g3iebKCNDNmKmxo8";

    /// <summary>
    /// The SVG is there from the start and gives way once plotly.js has drawn: so it stays without scripts, without network, and
    /// where plotly.js fails. <c>plotly.min.js</c> beside the page is tried first; only without it is the network asked.
    /// </summary>
    public static string Write(Figure figure) =>
        $$"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <link rel="icon" href="data:,">
            <title>{{PlotlyText.Xml(figure.TitleText is { Length: > 0 } title ? title : "Figure")}}</title>
            <style>
            body { margin: 24px auto; max-width: 760px; background: #f6f8fa; font-family: Helvetica, Arial, sans-serif; }
            #chart { display: none; border: 1px solid #d0d7de; border-radius: 6px; overflow: hidden; }
            </style>
            </head>
            <body>
            <div id="chart"></div>
            <div id="picture">
            {{figure.ToSvg()}}</div>
            <script type="application/json" id="figure">{{figure.ToJson()}}</script>
            <script>
            (function () {
              var chart = document.getElementById("chart"), picture = document.getElementById("picture");
              function draw() {
                var figure = JSON.parse(document.getElementById("figure").textContent);
                chart.style.display = "block";
                window.Plotly.newPlot(chart, figure.data, figure.layout, { displaylogo: false }).then(
                  function () { picture.style.display = "none"; },
                  function (error) { chart.style.display = "none"; console.error(error); });
              }
              function load(url, integrity, otherwise) {
                var script = document.createElement("script");
                if (integrity) { script.integrity = integrity; script.crossOrigin = "anonymous"; }
                script.onload = draw;
                script.onerror = otherwise;
                script.src = url;
                document.head.appendChild(script);
              }
              load("plotly.min.js", null, function () {
                load("{{PlotlyUrl}}", "{{PlotlyIntegrity}}", function () {});
              });
            })();
            </script>
            </body>
            </html>

            """;
}
