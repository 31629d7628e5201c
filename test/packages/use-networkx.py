# Packages: networkx
# Tries: paths, flows, centrality, communities, random graphs
# Module: networkx
import networkx as nx

g = nx.Graph()
g.add_weighted_edges_from([("a", "b", 4), ("a", "c", 2), ("b", "c", 1), ("b", "d", 5), ("c", "d", 8), ("d", "e", 3)])
print(g, sorted(g.degree), nx.dijkstra_path(g, "a", "e"), nx.shortest_path_length(g, "a", "e", weight="weight"))
print(sorted(nx.minimum_spanning_edges(g, data=False)), nx.is_connected(g), nx.density(g))
print(sorted(nx.betweenness_centrality(g).items()), nx.clustering(g, "b"))
d = nx.DiGraph([(1, 2), (2, 3), (3, 1), (3, 4), (4, 5)])
print(list(nx.strongly_connected_components(d)), list(nx.topological_sort(nx.DiGraph([(1, 2), (1, 3), (3, 2)]))), list(nx.simple_cycles(d)))
print(nx.maximum_flow_value(nx.DiGraph([("s", "a", {"capacity": 3}), ("a", "t", {"capacity": 2}), ("s", "t", {"capacity": 1})]), "s", "t"))
print(list(nx.bfs_edges(nx.balanced_tree(2, 2), 0)), list(nx.dfs_preorder_nodes(nx.path_graph(4))))
print(nx.to_dict_of_lists(nx.complete_graph(3)), nx.node_link_data(nx.path_graph(2), edges="links"))
print(sorted(map(sorted, nx.find_cliques(nx.complete_graph(4)))), nx.greedy_color(nx.cycle_graph(5)))
print(list(nx.generate_gml(nx.path_graph(2))), list(nx.generate_adjlist(nx.star_graph(2))))
print(sorted(nx.gnp_random_graph(8, 0.4, seed=3).edges), nx.is_isomorphic(nx.cycle_graph(4), nx.grid_2d_graph(2, 2)))
print(sorted(sorted(c) for c in nx.community.greedy_modularity_communities(nx.karate_club_graph())))
try:
    nx.shortest_path(nx.Graph([(1, 2), (3, 4)]), 1, 4)
except nx.NetworkXNoPath as error:
    print(error)
